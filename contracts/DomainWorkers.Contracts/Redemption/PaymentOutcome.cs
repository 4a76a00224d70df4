namespace DomainWorkers.Contracts.Redemption;

/// <summary>How a payment ended.</summary>
public enum PaymentOutcome
{
    /// <summary>The money is there, or held for us.</summary>
    Paid,

    /// <summary>It was refused.</summary>
    Failed,

    /// <summary>The payer gave up, or the time was over.</summary>
    Abandoned,

    /// <summary>It was paid, not used, and given back; may follow <c>paid</c>.</summary>
    Returned,
}
