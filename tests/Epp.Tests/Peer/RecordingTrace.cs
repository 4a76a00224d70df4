using System.Collections.Concurrent;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>Keeps what a pool tells.</summary>
internal sealed class RecordingTrace : IEppTrace
{
    public ConcurrentQueue<EppEvent> Events { get; } = new();

    public IEnumerable<TEvent> Of<TEvent>() => Events.OfType<TEvent>();

    public void Write(EppEvent happened) => Events.Enqueue(happened);
}
