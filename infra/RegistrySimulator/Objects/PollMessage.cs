namespace DomainWorkers.RegistrySimulator;

/// <summary>A message waiting in the poll queue of one account.</summary>
/// <param name="Id">Decimal, rising over all accounts, never used again.</param>
/// <param name="Data">The resData child as XML, or null.</param>
/// <param name="Change">The changePoll element as XML, or null.</param>
public sealed record PollMessage(long Id, string Account, DateTimeOffset QueuedAt, string Text, string? Data, string? Change)
{
    /// <summary>The data goes out whether or not the session knows its namespace: some registries do that.</summary>
    public bool Raw { get; init; }
}
