namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>Whether a signed code may be believed.</summary>
internal abstract record SignedCodeReading
{
    private SignedCodeReading()
    {
    }

    /// <param name="Type"><c>domain</c> or <c>real-name</c>.</param>
    /// <param name="Token">E.g. <c>1-abc111</c>.</param>
    public sealed record Trusted(string Type, string Token) : SignedCodeReading;

    /// <param name="Flaw">One of <see cref="CodeFlaws"/>.</param>
    public sealed record Refused(string Flaw) : SignedCodeReading;
}
