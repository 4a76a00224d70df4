namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>How an address of an account stands.</summary>
public enum EmailAddressStatus
{
    /// <summary>Nobody has confirmed it yet.</summary>
    Waiting,

    /// <summary>Somebody who reads its mail has confirmed it.</summary>
    Verified,

    /// <summary>Mail to it came back for good, or its reader complained: it has to be verified again.</summary>
    Undeliverable,

    /// <summary>Deleted by the account; it counts again when it is verified again.</summary>
    Deleted,
}
