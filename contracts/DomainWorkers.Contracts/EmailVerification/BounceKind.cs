namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>What came back from a mail.</summary>
public enum BounceKind
{
    /// <summary>The mailbox does not exist or refuses mail for good (status 5.x.x).</summary>
    Permanent,

    /// <summary>Delivery was given up after temporary failures (status 4.x.x); the address keeps its standing.</summary>
    Transient,

    /// <summary>The reader marked it as unwanted.</summary>
    Complaint,
}
