namespace DomainWorkers.Contracts.RealName;

/// <summary>What a suffix asks of its registrants beyond identity.</summary>
public enum QualificationKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The sealed form and the certificate of a government body.</summary>
    GovernmentForm,

    /// <summary>A trademark certificate whose owner is the registrant.</summary>
    Trademark,

    /// <summary>A commitment letter, or proof of a catering role.</summary>
    Catering,

    /// <summary>Documents of a Hong Kong body.</summary>
    HongKongDocuments,
}
