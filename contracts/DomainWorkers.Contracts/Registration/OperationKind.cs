namespace DomainWorkers.Contracts.Registration;

/// <summary>What an operation asks of the registry.</summary>
public enum OperationKind
{
    /// <summary>A registration (<c>domain:create</c>).</summary>
    Register,

    /// <summary>A renewal (<c>domain:renew</c>).</summary>
    Renew,

    /// <summary>A reason for a hold (<c>clientHold</c> in <c>domain:update</c>).</summary>
    PlaceHold,

    /// <summary>The end of a reason for a hold.</summary>
    ReleaseHold,

    /// <summary>Name servers and DS records (<c>domain:update</c>).</summary>
    ChangeNameServers,

    /// <summary>Parking name servers, after a snapshot.</summary>
    ParkNameServers,

    /// <summary>The delegation of the snapshot.</summary>
    RestoreNameServers,

    /// <summary>A deletion (<c>domain:delete</c>).</summary>
    Delete,

    /// <summary>A restore (RFC 3915 request and report).</summary>
    Restore,

    /// <summary>A look at the registry that brings the record up to date (<c>domain:info</c>).</summary>
    Synchronise,

    /// <summary>A domain that is ours at the registry, taken into the record (<c>domain:info</c>).</summary>
    Adopt,

    /// <summary>Another holder, or the same one with another name (<c>registrant</c> in <c>domain:update</c>).</summary>
    ChangeRegistrant,

    /// <summary>Other contacts beside the holder (<c>contact</c> in <c>domain:update</c>).</summary>
    ChangeContacts,

    /// <summary>What the registry has of the contacts (<c>contact:update</c>).</summary>
    RefreshContacts,

    /// <summary>Signed codes of a verification provider (<c>verificationCode-1.0</c> in <c>domain:update</c>).</summary>
    AttachVerificationCodes,
}
