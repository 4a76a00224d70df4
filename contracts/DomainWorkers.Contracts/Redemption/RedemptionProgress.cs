namespace DomainWorkers.Contracts.Redemption;

/// <summary>What a redemption waits for.</summary>
public enum RedemptionProgress
{
    /// <summary>The payment is not confirmed yet.</summary>
    AwaitingPayment,

    /// <summary>The registry is asked to restore the domain: request, and report where it wants one.</summary>
    Restoring,

    /// <summary>The domain is back; the year that the restore did not bring is bought.</summary>
    Renewing,

    /// <summary>The delegation of before is put back.</summary>
    Resuming,
}
