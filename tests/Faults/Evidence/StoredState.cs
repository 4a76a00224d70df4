namespace DomainWorkers.Faults.Evidence;

/// <summary>What store and broker hold when the run is over.</summary>
internal sealed record StoredState(
    IReadOnlyList<StoredOperation> Operations, IReadOnlyList<StoredDomain> Domains, int ParkedMessages, int DeadLetters);

/// <summary>One operation document.</summary>
internal sealed record StoredOperation(
    string Id, string OrderId, OrderKind Kind, string Progress, string? AnswerId, bool IsDue, int Outgoing);

/// <summary>One domain document.</summary>
internal sealed record StoredDomain(string Id, string Name, bool IsOpen, DateTimeOffset? ExpiresAt, int Outgoing);
