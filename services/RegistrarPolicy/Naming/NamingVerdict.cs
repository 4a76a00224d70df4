namespace DomainWorkers.RegistrarPolicy;

/// <summary>Whether a name may be ordered under the naming rules of a day.</summary>
public abstract record NamingVerdict
{
    private NamingVerdict() { }

    /// <summary>
    /// The name may be ordered; each entry of <paramref name="Reviews"/> is a reason for which the registry will look at it first.
    /// </summary>
    public sealed record Accepted(DomainName Name, IReadOnlyList<PolicyViolation> Reviews) : NamingVerdict
    {
        public bool NeedsNamingReview => Reviews.Count > 0;
    }

    public sealed record Refused(IReadOnlyList<PolicyViolation> Violations) : NamingVerdict;
}
