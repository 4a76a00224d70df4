namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>
/// Whether this process has a session with a registry account, or could get one. A replica without leaves the work to those that have
/// one: what it took, and what it put off while it rests, would wait for nothing.
/// </summary>
internal sealed class SessionRoom(Func<CancellationToken, ValueTask<bool>> ask)
{
    /// <summary>For accounts whose sessions nobody counts.</summary>
    public static SessionRoom Always { get; } = new(_ => ValueTask.FromResult(true));

    public ValueTask<bool> Has(CancellationToken cancellationToken) => ask(cancellationToken);
}
