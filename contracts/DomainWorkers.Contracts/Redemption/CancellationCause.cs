namespace DomainWorkers.Contracts.Redemption;

/// <summary>What ended a deletion before it was done.</summary>
public enum CancellationCause
{
    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>The domain was renewed.</summary>
    Renewed,

    /// <summary>Its holder was verified after all.</summary>
    Verified,
}
