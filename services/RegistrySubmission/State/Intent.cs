using System.Text.Json.Serialization;
using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>What an operation wants of the registry, complete: nothing has to be asked again to send it a second time.</summary>
internal abstract record Intent
{
    private Intent()
    {
    }

    /// <summary>Register a name that is new to us.</summary>
    public sealed record Register(string Name, string UnicodeName, int Years, string ProfileId, IReadOnlyList<string> NameServers) : Intent
    {
        /// <summary>Addresses of the name servers below the name itself.</summary>
        public IReadOnlyList<HostAddresses> Glue { get; init; } = [];

        /// <summary>Signed codes that go with it.</summary>
        public IReadOnlyList<SignedCode> Codes { get; init; } = [];
    }

    /// <summary>Add years to a domain.</summary>
    public sealed record Renew(int Years) : Intent;

    /// <summary>Add or take away a reason for a hold.</summary>
    public sealed record Hold(string Reason, long Revision, bool Place) : Intent;

    /// <summary>Exactly this delegation.</summary>
    public sealed record Delegate(IReadOnlyList<string> NameServers, IReadOnlyList<DelegationSigner> DelegationSigners) : Intent
    {
        /// <summary>Addresses of the name servers below the domain itself.</summary>
        public IReadOnlyList<HostAddresses> Glue { get; init; } = [];
    }

    /// <summary>These profiles as holder and contacts; what is null stays, or follows the holder.</summary>
    public sealed record Relate(ContactOf? Registrant, ContactOf? Admin, ContactOf? Technical, ContactOf? Billing) : Intent;

    /// <summary>What the registry has of the contacts as the profiles have it now.</summary>
    public sealed record Refresh : Intent;

    /// <summary>These signed codes.</summary>
    public sealed record Attach(IReadOnlyList<SignedCode> Codes) : Intent;

    /// <summary>Parking name servers, the present delegation into a snapshot.</summary>
    public sealed record Park(IReadOnlyList<string> NameServers) : Intent;

    /// <summary>The delegation of a snapshot.</summary>
    public sealed record Unpark(string SnapshotId) : Intent;

    /// <summary>Delete, as decided on these facts.</summary>
    public sealed record Delete(DecidedOn DecidedOn) : Intent
    {
        /// <summary>Until when the decision may be carried out; null where time does not matter. Orders without it keep their hash.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public DateTimeOffset? ValidUntil { get; init; }
    }

    /// <summary>Look, and take over what is shown.</summary>
    public sealed record Synchronise : Intent;

    /// <summary>Take a domain into the record that is ours at the registry.</summary>
    public sealed record Adopt(string Name, string UnicodeName, string? ProfileId) : Intent;

    /// <summary>Restore, as decided on these facts.</summary>
    public sealed record Restore(DecidedOn DecidedOn, string Because) : Intent;
}

/// <summary>What an irreversible decision stands on.</summary>
internal sealed record DecidedOn(long DomainVersion, DateTimeOffset ExpiresAt, DateTimeOffset? PaidUntil);

/// <summary>A profile as a contact: the version that was current when it was ordered names the registry's object.</summary>
internal sealed record ContactOf(string ProfileId, long Version);

/// <summary>A signed code: its kind and value as its XML says, and the base64 of the XML, which goes to the registry byte by byte.</summary>
internal sealed record SignedCode(string Type, string Code, string Encoded);
