namespace DomainWorkers.RegistrarPolicy;

/// <summary>Holds a registrant against the eligibility of a suffix.</summary>
internal static class EligibilityRules
{
    public static IEnumerable<PolicyViolation> Check(DomainName name, Holder holder, EligibilityPolicy policy, string source)
    {
        var other = holder.Kind == HolderKind.Individual ? HolderKind.Organisation : HolderKind.Individual;
        if (!policy.Serves(holder.Site, holder.Kind, holder.Region))
        {
            // The kind is at fault only where the other kind would be served from the same region.
            yield return policy.Serves(holder.Site, other, holder.Region)
                ? HolderViolations.KindNotServed(name.SuffixU, holder, source)
                : HolderViolations.RegionNotServed(name.SuffixU, holder, source);
        }

        if (policy.Forms.Count > 0 && !policy.Forms.Contains(holder.Form))
            yield return HolderViolations.FormNotAdmitted(name.SuffixU, source);
        if (policy.MaxNames is { } limit && holder.NamesBelowSuffix >= limit)
            yield return HolderViolations.LimitReached(name.SuffixU, limit, source);
    }
}
