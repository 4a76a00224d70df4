using DomainWorkers.Contracts.Redemption;

namespace DomainWorkers.RedemptionDeletion.State;

/// <summary>Buying a deleted domain back: payment, restore, the missing year, name servers. Each step is an order that may be repeated.</summary>
internal sealed record RedemptionRun
{
    /// <summary>The customer's order.</summary>
    public required string OrderId { get; init; }

    /// <summary>Its document.</summary>
    public required string Order { get; init; }

    public required RedemptionProgress Step { get; init; }

    public required DateTimeOffset PayBefore { get; init; }

    public required bool AddsYear { get; init; }

    public string? Because { get; init; }

    /// <summary>Our order of the step; null where the step has none, or after a refusal that is tried again.</summary>
    public string? StepOrder { get; init; }

    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>What the order to restore stands on.</summary>
    public long DomainVersion { get; init; }

    public DateTimeOffset? RegistryExpiresAt { get; init; }

    public DateTimeOffset? PaidUntil { get; init; }

    /// <summary>After a refusal: not again before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Refusals of the step in a row.</summary>
    public int Refusals { get; init; }

    public DateTimeOffset? ReportDueAt { get; init; }

    public bool Endangered { get; init; }

    /// <summary>Whether a renewal was bought.</summary>
    public bool Renewed { get; init; }
}
