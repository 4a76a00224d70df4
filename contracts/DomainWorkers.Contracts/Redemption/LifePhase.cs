namespace DomainWorkers.Contracts.Redemption;

/// <summary>Where a domain stands in its life, as the account sees it: by what was paid, not by the registry's date.</summary>
public enum LifePhase
{
    /// <summary>Paid for.</summary>
    Active,

    /// <summary>Expired; can be renewed at the normal price.</summary>
    Grace,

    /// <summary>Deleted; can be bought back (RFC 3915).</summary>
    Redemption,

    /// <summary>Deleted; nothing can be done until it is released.</summary>
    PendingDelete,

    /// <summary>Gone: anybody can register the name.</summary>
    Released,

    /// <summary>With another registrar.</summary>
    Left,
}
