using System.Diagnostics;
using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>
/// The spans of a worker. They follow one order through queues, documents, pumps and publishes, because each of these carries the
/// <c>traceparent</c>. They hold names of queues, messages and collections and a class of outcome: no id that a sender chose, no name of a
/// domain, nothing of a person.
/// </summary>
public static class WorkerTrace
{
    /// <summary>The source's name, for whoever listens.</summary>
    public const string SourceName = "DomainWorkers";

    /// <summary>The attribute that says how it ended.</summary>
    public const string Outcome = "domainworkers.outcome";

    /// <summary>The attribute with the worker's name.</summary>
    public const string Worker = "domainworkers.worker";

    private static readonly ActivitySource Source = new(SourceName);

    // A trace is passed on where nobody exports it as well: the next worker may, and the log lines carry its id.
    private static readonly ActivityListener PassingOn = new()
    {
        ShouldListenTo = source => source.Name is SourceName,
        Sample = (ref _) => ActivitySamplingResult.PropagationData,
    };

    static WorkerTrace() => ActivitySource.AddActivityListener(PassingOn);

    /// <summary>
    /// Goes on with the trace in which a document was changed last: for pumps and sweeps, around what they do with one document.
    /// </summary>
    /// <param name="document">The document; one that no trace is known of begins a new one.</param>
    /// <param name="what">What is done, in words of the worker, bounded in number: <c>send mail</c>.</param>
    public static Activity? Continue(Document document, string what)
    {
        ArgumentNullException.ThrowIfNull(document);
        // Never below whatever happens to run: a pump that was woken by one order works for another.
        return TraceParents.TryRead(document.TraceParent, out var parent)
            ? Below(parent, what, ActivityKind.Internal)
            : Root(what, ActivityKind.Internal);
    }

    /// <summary>A call to something outside, within the work at hand.</summary>
    /// <param name="what">Which call, bounded in number: <c>ministry upload</c>.</param>
    public static Activity? Call(string what) => Source.StartActivity(what, ActivityKind.Client);

    /// <summary>Says how it ended, in one of few words.</summary>
    public static void End(this Activity? activity, string outcome, bool isError = false)
    {
        if (activity is null)
            return;
        if (activity.IsAllDataRequested)
            activity.SetTag(Outcome, outcome);
        if (isError)
            activity.SetStatus(ActivityStatusCode.Error, outcome);
    }

    internal static Activity? Consume(string worker, string queue, string? traceParent)
    {
        var activity = TraceParents.TryRead(traceParent, out var sender)
            ? Below(sender, $"process {queue}", ActivityKind.Consumer)
            : Root($"process {queue}", ActivityKind.Consumer);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(Worker, worker);
            activity.SetTag("messaging.system", "rabbitmq");
            activity.SetTag("messaging.operation.type", "process");
            activity.SetTag("messaging.destination.name", queue);
        }

        return activity;
    }

    /// <summary>The publish of a stored message, in the trace of the work that wrote it, however much later and by whom it is published.</summary>
    internal static Activity? Publish(OutgoingMessage message)
    {
        var activity = TraceParents.TryRead(message.TraceParent, out var writer)
            ? Below(writer, $"publish {message.Exchange}", ActivityKind.Producer)
            : Source.StartActivity($"publish {message.Exchange}", ActivityKind.Producer);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("messaging.system", "rabbitmq");
            activity.SetTag("messaging.operation.type", "send");
            activity.SetTag("messaging.destination.name", message.Exchange);
        }

        return activity;
    }

    /// <summary>Where nobody exports here, whether others shall is what the one before said.</summary>
    private static Activity? Below(ActivityContext parent, string name, ActivityKind kind)
    {
        var activity = Source.StartActivity(name, kind, parent);
        if (activity is { IsAllDataRequested: false })
            activity.ActivityTraceFlags = parent.TraceFlags;
        return activity;
    }

    private static Activity? Root(string name, ActivityKind kind)
    {
        var running = Activity.Current;
        Activity.Current = null;
        return Source.StartActivity(name, kind) ?? Restore(running);
    }

    private static Activity? Restore(Activity? running)
    {
        Activity.Current = running;
        return null;
    }
}
