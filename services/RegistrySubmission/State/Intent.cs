namespace DomainWorkers.RegistrySubmission.State;

/// <summary>What an operation wants of the registry, complete: nothing has to be asked again to send it a second time.</summary>
internal abstract record Intent
{
    private Intent()
    {
    }

    /// <summary>Register a name that is new to us.</summary>
    public sealed record Register(string Name, string UnicodeName, int Years, string ProfileId, IReadOnlyList<string> NameServers) : Intent;

    /// <summary>Add years to a domain.</summary>
    public sealed record Renew(int Years) : Intent;
}
