namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>Ends the reading of a signed code at its first flaw; it never leaves <see cref="SignedCodeVerifier"/>.</summary>
internal sealed class CodeRefusedException(string flaw) : Exception(flaw)
{
    /// <summary>One of <see cref="CodeFlaws"/>.</summary>
    public string Flaw { get; } = flaw;
}
