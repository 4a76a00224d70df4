namespace DomainWorkers.TestKit;

/// <summary>A domain as the fake registry keeps it.</summary>
public sealed record FakeDomain
{
    /// <summary>In A-labels.</summary>
    public required string Name { get; init; }

    /// <summary>The sponsoring client (<c>clID</c>).</summary>
    public string Sponsor { get; init; } = FakeRegistry.ClientId;

    /// <summary><c>crDate</c>; null where the registry does not show it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary><c>exDate</c>; null where the registry does not show it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary><c>upDate</c>.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary><c>upID</c>.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>Its statuses, e.g. <c>clientHold</c>.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Its grace periods (RFC 3915), e.g. <c>autoRenewPeriod</c>.</summary>
    public IReadOnlyList<string> GraceStatuses { get; init; } = [];

    /// <summary>Its name servers.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>Years of a renewal that the registry has not decided yet.</summary>
    internal int PendingYears { get; init; }
}

/// <summary>A command that was really executed.</summary>
/// <param name="Command"><c>create</c> or <c>renew</c>.</param>
/// <param name="Name">The domain.</param>
/// <param name="Years">The years that were bought.</param>
/// <param name="ClientTransactionId">The <c>clTRID</c> it came with.</param>
/// <param name="At">The registry's time.</param>
public sealed record LedgerLine(string Command, string Name, int Years, string ClientTransactionId, DateTimeOffset At);
