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
}
