namespace DomainWorkers.VspSimulator;

/// <summary>What a mark in a submission asks of the provider, so that a demonstration can show every course.</summary>
internal enum Mark
{
    None,

    /// <summary>Decided against, each time.</summary>
    Refuse,

    /// <summary>Decided against the first time, for from the second submission on.</summary>
    RefuseOnce,

    /// <summary>Decided against until ten days after the first submission: a card that the database does not have yet.</summary>
    NewCard,

    /// <summary>1001, then decided for.</summary>
    Pend,

    /// <summary>1001, then decided against.</summary>
    PendThenRefuse,

    /// <summary>1001, and only the staff decides.</summary>
    Undecided,

    /// <summary>1001, then decided for without a notice.</summary>
    Unannounced,
}
