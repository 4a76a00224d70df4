namespace DomainWorkers.Contracts.RealName;

/// <summary>Why a profile is deleted, and the person behind it erased.</summary>
public enum ErasureCause
{
    /// <summary>The person asked for it (PIPL Art. 47).</summary>
    SubjectRequest,

    /// <summary>The account was closed.</summary>
    AccountClosed,

    /// <summary>Consent was withdrawn.</summary>
    ConsentWithdrawn,

    /// <summary>It was stored by mistake or against the law.</summary>
    UnlawfulData,
}
