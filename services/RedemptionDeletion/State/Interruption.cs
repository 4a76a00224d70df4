using DomainWorkers.Contracts.Redemption;

namespace DomainWorkers.RedemptionDeletion.State;

/// <summary>An expired domain is kept from resolving, or is on its way there or back.</summary>
internal sealed record Interruption
{
    public required InterruptionWay Way { get; init; }

    public required InterruptionStep Step { get; init; }

    /// <summary>The order that is open: to park, or to put back.</summary>
    public string? OrderId { get; init; }

    /// <summary>When it was ordered, the last time.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Since when it does not resolve; null before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Refusals in a row.</summary>
    public int Refusals { get; init; }

    /// <summary>After a refusal: not again before.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>How far an interruption is.</summary>
internal enum InterruptionStep
{
    /// <summary>Ordered, not answered.</summary>
    Ordered,

    /// <summary>It does not resolve.</summary>
    Interrupted,

    /// <summary>The way back is ordered, not answered.</summary>
    Ending,
}
