namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>What the server's end does about one command: wait, send, do something else, hang up.</summary>
internal sealed record PeerAnswer(string? Xml)
{
    public static readonly PeerAnswer Silence = new((string?)null);

    public Task? Before { get; init; }

    public Func<PeerConnection, Task>? Then { get; init; }

    public bool ThenClose { get; init; }
}
