namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>What starts the time within which an address has to be verified.</summary>
public enum EmailDeadlineCause
{
    /// <summary>The domain was registered.</summary>
    Registered,

    /// <summary>The domain came from another registrar.</summary>
    TransferredIn,

    /// <summary>The domain has another registrant.</summary>
    RegistrantChanged,

    /// <summary>The address was verified and no longer is, or the registrant has another one.</summary>
    Reopened,
}
