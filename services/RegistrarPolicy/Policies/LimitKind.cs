namespace DomainWorkers.RegistrarPolicy;

/// <summary>Counted limits; each is a dated statement <c>limit/&lt;kind&gt;</c> of the policy.</summary>
public enum LimitKind
{
    /// <summary>Verification mails that one account may cause in a day.</summary>
    VerificationMailsPerDay,
    /// <summary>Seconds between two verification mails to one address.</summary>
    VerificationMailSpacingSeconds,
    /// <summary>Wrong tokens for one address in an hour, after which no token is looked at until the hour is over.</summary>
    VerificationGuessesPerHour,
    /// <summary>Codes to phones that one account may cause in a day.</summary>
    PhoneCodesPerDay,
    /// <summary>Minutes for which a code to a phone works.</summary>
    PhoneCodeMinutes,
    /// <summary>Tries that one code to a phone allows.</summary>
    PhoneCodeTries,
    /// <summary>Domains in one ICP filing.</summary>
    DomainsPerFiling,
    /// <summary>Disposals for bad use after which a subject is barred for good.</summary>
    BadUseCasesUntilBarred,
    /// <summary>Different people who decide on a registrant where a machine cannot.</summary>
    ReviewersPerRealNameReview,
    /// <summary>Different people who decide on a right to a name.</summary>
    ReviewersPerQualification,
    /// <summary>Different people who decide on an enhanced verification.</summary>
    ReviewersPerEnhancedReview,
    /// <summary>Reviews of one profile that may fail in a row before a person is asked.</summary>
    FailedReviewsInRow,
}
