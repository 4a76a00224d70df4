namespace DomainWorkers.Contracts.Redemption;

/// <summary>What did not come.</summary>
public enum PaymentStall
{
    /// <summary>A payment was started and nobody said how it ended.</summary>
    NeverEnded,

    /// <summary>It was paid, and neither a renewal nor a return followed.</summary>
    NeverUsed,
}
