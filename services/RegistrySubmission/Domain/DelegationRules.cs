using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What a delegation must be before a registry is asked.</summary>
internal static class DelegationRules
{
    public static IReadOnlyList<Reason> Judge(IReadOnlyList<string> nameServers)
    {
        var reasons = new List<Reason>();
        if (nameServers.Count is 1 or > 13 || nameServers.Distinct(StringComparer.OrdinalIgnoreCase).Count() != nameServers.Count)
            reasons.Add(Refusals.NameServerCount);
        for (var i = 0; i < nameServers.Count; i++)
        {
            if (!HostNames.IsValid(nameServers[i]))
                reasons.Add(Refusals.NameServerForm(i));
        }

        return reasons;
    }
}
