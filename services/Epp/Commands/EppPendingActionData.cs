namespace DomainWorkers.Epp;

/// <summary>
/// The registry's final word on a command answered with 1001. <paramref name="Mapping"/> is domain, contact or host;
/// <paramref name="ClientTransactionId"/> is the clTRID of that command.
/// </summary>
public sealed record EppPendingActionData(
    string Mapping,
    string Key,
    bool Succeeded,
    string? ClientTransactionId,
    string ServerTransactionId,
    DateTimeOffset DecidedAt);
