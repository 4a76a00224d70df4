namespace DomainWorkers.RegistrarPolicy;

/// <summary>What came of reading a text as a domain name.</summary>
public abstract record DomainNameResult
{
    private DomainNameResult() { }

    public sealed record Parsed(DomainName Name) : DomainNameResult;

    public sealed record Refused(IReadOnlyList<PolicyViolation> Violations) : DomainNameResult;
}
