namespace DomainWorkers.RegistrantVault.Rights;

/// <summary>Why somebody opens the vault. A closed list: a new reason is a decision, written into <see cref="PurposeRights"/>.</summary>
public enum Purpose
{
    /// <summary>Create or change the contact object at a registry.</summary>
    RegistryContact,

    /// <summary>Tell a registry the document's kind and number, where its contact extension wants them.</summary>
    RegistryIdentity,

    /// <summary>Decide whether the registrant is who they say.</summary>
    ReviewIdentity,

    /// <summary>Report the registrant to the ministry.</summary>
    MinistryReport,

    /// <summary>Send a verification mail or code.</summary>
    VerifyAddress,

    /// <summary>Send a notice about a domain.</summary>
    SendNotice,

    /// <summary>Give a person a copy of what is kept about them (PIPL Art. 45).</summary>
    SubjectAccess,

    /// <summary>Find the profiles with a number or a mail address.</summary>
    FindRegistrant,

    /// <summary>Send an upload file to the ministry, or send it again.</summary>
    ResendUpload,

    /// <summary>Read a registry's poll message that was stored whole.</summary>
    ReadPollMessage,

    /// <summary>Look at a message that could not be handled.</summary>
    InspectParked,

    /// <summary>Store or change a profile.</summary>
    KeepProfile,

    /// <summary>Erase a person.</summary>
    EraseProfile,

    /// <summary>Replace data keys; what was read is sealed again at once and handed to nobody.</summary>
    RotateKeys,
}
