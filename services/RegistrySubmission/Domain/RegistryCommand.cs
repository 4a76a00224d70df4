using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What is asked of a registry, in its own terms.</summary>
internal abstract record RegistryCommand
{
    private RegistryCommand()
    {
    }

    /// <summary>
    /// Whether it looks before it writes, object by object: its answer proves it done, and to send it again does no harm.
    /// </summary>
    public virtual bool LooksForItself => false;

    /// <summary><c>domain:create</c>.</summary>
    public sealed record Create(string Name, int Years, string ProfileId, IReadOnlyList<string> NameServers) : RegistryCommand
    {
        public IReadOnlyList<HostAddresses> Glue { get; init; } = [];

        public IReadOnlyList<SignedCode> Codes { get; init; } = [];
    }

    /// <summary><c>domain:renew</c>; the date guards it against being done twice.</summary>
    public sealed record Renew(string Name, int Years, DateOnly CurrentExpiryDate) : RegistryCommand;

    /// <summary><c>domain:update</c> that adds or takes away our <c>clientHold</c>.</summary>
    public sealed record Hold(string Name, bool Place) : RegistryCommand;

    /// <summary><c>domain:update</c> from one delegation to another; only the difference is sent.</summary>
    public sealed record Delegate(
        string Name,
        IReadOnlyList<string> RemoveServers, IReadOnlyList<string> AddServers,
        IReadOnlyList<DelegationSigner> RemoveSigners, IReadOnlyList<DelegationSigner> AddSigners) : RegistryCommand
    {
        /// <summary>Addresses, where the registry wants them in the delegation itself.</summary>
        public IReadOnlyList<HostAddresses> Glue { get; init; } = [];
    }

    /// <summary>Host objects below the domain with exactly these addresses.</summary>
    public sealed record SetHosts(string Name, IReadOnlyList<HostAddresses> Hosts) : RegistryCommand
    {
        public override bool LooksForItself => true;
    }

    /// <summary><c>host:delete</c> of hosts below the domain, but for those that some domain is still delegated to.</summary>
    public sealed record RemoveHosts(string Name, IReadOnlyList<string> Hosts) : RegistryCommand
    {
        public override bool LooksForItself => true;
    }

    /// <summary><c>domain:update</c> from one set of contacts to another; only the difference is sent, objects that are missing are made.</summary>
    public sealed record Relate(
        string Name, ContactOf? Registrant, IReadOnlyList<LinkedContact> Remove, IReadOnlyList<NewContact> Add) : RegistryCommand
    {
        /// <summary>Objects that the domain no longer links to afterwards.</summary>
        public IReadOnlyList<string> Leaving { get; init; } = [];
    }

    /// <summary><c>contact:delete</c>, but for those that something still links to.</summary>
    public sealed record RemoveContacts(string Name, IReadOnlyList<string> Handles) : RegistryCommand
    {
        public override bool LooksForItself => true;
    }

    /// <summary><c>contact:update</c> of what differs from the profiles.</summary>
    public sealed record RefreshContacts(string Name, IReadOnlyList<HeldContact> Contacts) : RegistryCommand
    {
        public override bool LooksForItself => true;
    }

    /// <summary><c>domain:update</c> that only carries signed codes.</summary>
    public sealed record Attach(string Name, IReadOnlyList<SignedCode> Codes) : RegistryCommand;

    /// <summary><c>domain:delete</c>.</summary>
    public sealed record Delete(string Name) : RegistryCommand;

    /// <summary>RFC 3915 restore request.</summary>
    public sealed record RequestRestore(string Name) : RegistryCommand;

    /// <summary>RFC 3915 restore report.</summary>
    public sealed record ReportRestore(
        string Name, string Before, string After, DateTimeOffset DeletedAt, DateTimeOffset RestoredAt, string Because) : RegistryCommand;
}

/// <summary>A profile that becomes a contact in a role.</summary>
internal sealed record NewContact(string Role, ContactOf Contact);

/// <summary>A contact object and the profile that it stands for.</summary>
internal sealed record HeldContact(string Handle, string ProfileId, bool IsRegistrant);
