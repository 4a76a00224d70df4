namespace DomainWorkers.Epp;

/// <summary>The right to one session. Disposing gives it back, after the connection is closed.</summary>
public interface IEppSlot : IAsyncDisposable
{
    /// <summary>Cancelled when the right is lost: the session's connection is closed at once, whatever it is doing.</summary>
    CancellationToken Lost { get; }
}
