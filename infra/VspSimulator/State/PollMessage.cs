namespace DomainWorkers.VspSimulator;

/// <summary>A message waiting in the poll queue of one account.</summary>
/// <param name="Id">Decimal, rising over all accounts, never used again.</param>
/// <param name="Data">The resData child as XML, or null.</param>
public sealed record PollMessage(long Id, string Account, DateTimeOffset QueuedAt, string Text, string? Data);
