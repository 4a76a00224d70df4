using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>Every connection that this process tries to make, and every name that it asks for, as the runtime tells it.</summary>
internal sealed class Connections : EventListener
{
    private readonly ConcurrentQueue<string> _connects = new();
    private readonly ConcurrentQueue<string> _names = new();

    /// <summary>Peers, as the runtime writes their addresses.</summary>
    public IReadOnlyCollection<string> Connects => _connects;

    public IReadOnlyCollection<string> Names => _names;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The constructor of the base enables sources before the fields of this class are set.
        if (_connects is null || _names is null)
            return;
        if (eventData.EventName == "ConnectStart")
            _connects.Enqueue($"{eventData.Payload?[0]}");
        else if (eventData.EventName == "ResolutionStart")
            _names.Enqueue($"{eventData.Payload?[0]}");
    }
}
