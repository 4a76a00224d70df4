namespace DomainWorkers.Contracts.Redemption;

/// <summary>What a payment is for.</summary>
public enum PaymentPurpose
{
    /// <summary>A renewal of the domain.</summary>
    Renewal,

    /// <summary>Buying the domain back after its deletion.</summary>
    Redemption,
}
