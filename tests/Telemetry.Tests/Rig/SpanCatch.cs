using System.Collections.Concurrent;
using System.Diagnostics;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>Records every span of ours, as an exporter would.</summary>
internal sealed class SpanCatch : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public SpanCatch()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("DomainWorkers", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Spans => [.. _spans];

    public IReadOnlyList<Activity> Of(string traceId) => [.. _spans.Where(span => span.TraceId.ToHexString() == traceId)];

    public void Dispose() => _listener.Dispose();
}
