namespace DomainWorkers.Contracts.Redemption;

/// <summary>How a domain is kept from resolving.</summary>
public enum InterruptionWay
{
    /// <summary>It points at parking name servers that say that it expired; the delegation before is in a snapshot.</summary>
    Parking,

    /// <summary>It is held for the reason <c>expiry</c> (<c>clientHold</c>).</summary>
    Hold,
}
