namespace DomainWorkers.RegistrarPolicy;

/// <summary>A number that fits its standard, or the first rule that it breaks.</summary>
public abstract record IdentityReading<TNumber>
{
    private IdentityReading() { }

    public sealed record Valid(TNumber Number) : IdentityReading<TNumber>;

    public sealed record Refused(PolicyViolation Violation) : IdentityReading<TNumber>;
}
