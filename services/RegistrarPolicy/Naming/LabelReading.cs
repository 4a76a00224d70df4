namespace DomainWorkers.RegistrarPolicy;

/// <summary>What came of reading one label.</summary>
internal abstract record LabelReading
{
    private LabelReading() { }

    public sealed record Valid(string Ascii, string Unicode) : LabelReading;

    public sealed record Refused(IReadOnlyList<PolicyViolation> Violations) : LabelReading;
}
