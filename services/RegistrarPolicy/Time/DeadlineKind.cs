namespace DomainWorkers.RegistrarPolicy;

/// <summary>The deadlines of the trade; each is a dated statement <c>deadline/&lt;kind&gt;</c> of the policy.</summary>
public enum DeadlineKind
{
    /// <summary>Registrant's mail address must be verified, from registration, transfer in or change of registrant (ICANN).</summary>
    EmailVerification,
    /// <summary>A link in a verification mail works for that long.</summary>
    EmailLink,
    /// <summary>Real-name material must be in, from registration.</summary>
    RealNameMaterial,
    /// <summary>A profile is usually reviewed within.</summary>
    ProfileReviewUsual,
    /// <summary>A profile is reviewed within at the latest.</summary>
    ProfileReviewLatest,
    /// <summary>A domain is usually reviewed within, after a profile was associated.</summary>
    DomainReviewUsual,
    /// <summary>A domain is reviewed within at the latest.</summary>
    DomainReviewLatest,
    /// <summary>The registry reviews a change of holder.</summary>
    HolderChangeReview,
    /// <summary>A confirmed change of holder is carried out.</summary>
    HolderChangeExecution,
    /// <summary>The registry lifts serverHold after approval.</summary>
    ServerHoldRelease,
    /// <summary>The ministry's system shows a verified domain.</summary>
    MinistryIngestion,
    /// <summary>The ministry's system shows a changed holder.</summary>
    MinistryIngestionAfterHolderChange,
    /// <summary>Material of an enhanced verification, from the notice.</summary>
    EnhancedVerification,
    /// <summary>After a disposal for bad use, until all other names of the verified subject are held.</summary>
    BadUseEscalation,
    /// <summary>Review of a qualification such as a trademark.</summary>
    QualificationReview,
    /// <summary>Qualification must be in after a change or transfer in.</summary>
    QualificationMaterial,
    /// <summary>A new identity card reaches the police database.</summary>
    NewIdentityCardRetry,
    /// <summary>Wait after the answer "identity validity failed".</summary>
    IdentityValidityRetry,
    /// <summary>Refund after a failed naming review.</summary>
    NamingReviewRefund,
    /// <summary>Public-security filing after a site went live.</summary>
    PublicSecurityFiling,
    /// <summary>A changed name server set is seen everywhere.</summary>
    NameServerChange,
    /// <summary>A registrant must report changed contact data.</summary>
    ContactUpdate,
    /// <summary>A transfer that nobody objects to goes through.</summary>
    TransferPending,
    /// <summary>An authorisation code for a transfer stays valid.</summary>
    AuthorisationCode,
    /// <summary>A registrant's data is erased that no domain has needed since.</summary>
    ProfileRetention,
}
