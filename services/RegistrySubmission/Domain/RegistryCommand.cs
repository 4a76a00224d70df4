using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What is asked of a registry, in its own terms.</summary>
internal abstract record RegistryCommand
{
    private RegistryCommand()
    {
    }

    /// <summary><c>domain:create</c>.</summary>
    public sealed record Create(string Name, int Years, string ProfileId, IReadOnlyList<string> NameServers) : RegistryCommand;

    /// <summary><c>domain:renew</c>; the date guards it against being done twice.</summary>
    public sealed record Renew(string Name, int Years, DateOnly CurrentExpiryDate) : RegistryCommand;

    /// <summary><c>domain:update</c> that adds or takes away our <c>clientHold</c>.</summary>
    public sealed record Hold(string Name, bool Place) : RegistryCommand;

    /// <summary><c>domain:update</c> from one delegation to another; only the difference is sent.</summary>
    public sealed record Delegate(
        string Name,
        IReadOnlyList<string> RemoveServers, IReadOnlyList<string> AddServers,
        IReadOnlyList<DelegationSigner> RemoveSigners, IReadOnlyList<DelegationSigner> AddSigners) : RegistryCommand;

    /// <summary><c>domain:delete</c>.</summary>
    public sealed record Delete(string Name) : RegistryCommand;

    /// <summary>RFC 3915 restore request.</summary>
    public sealed record RequestRestore(string Name) : RegistryCommand;

    /// <summary>RFC 3915 restore report.</summary>
    public sealed record ReportRestore(
        string Name, string Before, string After, DateTimeOffset DeletedAt, DateTimeOffset RestoredAt, string Because) : RegistryCommand;
}
