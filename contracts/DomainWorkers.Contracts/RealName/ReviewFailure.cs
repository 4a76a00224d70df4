namespace DomainWorkers.Contracts.RealName;

/// <summary>Why a review failed. A closed list; the worker's README says of each what to do and whether to try again.</summary>
public enum ReviewFailure
{
    /// <summary>The check of the electronic identity failed.</summary>
    IdentityCheckFailed,

    /// <summary>The document is of another kind than the profile says.</summary>
    DocumentKindMismatch,

    /// <summary>The number has the wrong length.</summary>
    NumberLengthWrong,

    /// <summary>Name and number do not belong together.</summary>
    NameNumberMismatch,

    /// <summary>Too many reviews failed in a row.</summary>
    TooManyUploads,

    /// <summary>An image is unreadable, or something covers it.</summary>
    Unreadable,

    /// <summary>The document is not in the state's database yet: a new card.</summary>
    NotInDatabase,

    /// <summary>Something is missing.</summary>
    Incomplete,

    /// <summary>The registrant does not qualify for the name.</summary>
    Unqualified,

    /// <summary>The state's database did not confirm that the document is valid.</summary>
    ValidityFailed,

    /// <summary>Nothing was handed in.</summary>
    NotSubmitted,

    /// <summary>The number is unknown.</summary>
    NumberUnknown,

    /// <summary>The registrant is from abroad and needs another document.</summary>
    OverseasUser,

    /// <summary>The contact data is wrong.</summary>
    ContactWrong,

    /// <summary>The name has a word that needs a permission.</summary>
    SensitiveWord,

    /// <summary>The document is from abroad and cannot be checked.</summary>
    OverseasDocument,

    /// <summary>Bodies of defence are not registered here.</summary>
    DefenceBody,

    /// <summary>An image has the wrong format.</summary>
    WrongFormat,

    /// <summary>An image has the wrong size.</summary>
    WrongSize,

    /// <summary>The name may not be registered.</summary>
    NameProhibited,

    /// <summary>The owner in the certificate is not the registrant.</summary>
    OwnerDiffers,

    /// <summary>The verification provider gave no reason that we know.</summary>
    ProviderRefused,

    /// <summary>The verification provider's code could not be believed; we look into it.</summary>
    CodeUntrusted,
}
