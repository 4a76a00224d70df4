namespace DomainWorkers.RealNameReview.Adapters;

/// <summary>What is known after a provider was asked for something.</summary>
internal abstract record ProviderAnswer
{
    private ProviderAnswer()
    {
    }

    /// <summary>It is verified, and the code was checked.</summary>
    /// <param name="CodeType"><c>domain</c> or <c>real-name</c>.</param>
    /// <param name="CodeToken">E.g. <c>1-abc111</c>.</param>
    /// <param name="SignedCode">The signed code's XML in base64, as registries take it.</param>
    /// <param name="ProviderReference">The provider's own name for it.</param>
    public sealed record Verified(string CodeType, string CodeToken, string SignedCode, string ProviderReference) : ProviderAnswer;

    /// <summary>The provider took it and has not decided (1001).</summary>
    public sealed record Pending(string ProviderReference) : ProviderAnswer;

    /// <summary>The provider decided against it, or does not take it as it is.</summary>
    /// <param name="Code">The EPP result code, or 0 where the decision came as data (status nonCompliant).</param>
    /// <param name="Text">The provider's own words. They may name a person: kept sealed, never logged or published.</param>
    public sealed record Refused(int Code, RegistrantVault.Secrecy.SensitiveText Text, string? ProviderReference = null) : ProviderAnswer;

    /// <summary>A code came that must not be believed.</summary>
    /// <param name="Why">Which check failed, in a word of ours, e.g. <c>chainUntrusted</c>.</param>
    public sealed record Untrusted(string Why, string? ProviderReference = null) : ProviderAnswer;

    /// <summary>Nothing was done, and another time it may be: not reachable before the frame was written, 2502, no credit, maintenance; 2400 to a question.</summary>
    /// <param name="Detail">For the log; names nobody.</param>
    public sealed record Busy(string Detail) : ProviderAnswer;

    /// <summary>Nothing was done, and nothing will be until an operator acts: wrong login, certificate refused, protocol broken.</summary>
    /// <param name="Detail">For the log; names nobody.</param>
    public sealed record Broken(string Detail) : ProviderAnswer;

    /// <summary>It may or may not have been done: the frame was written and no answer came.</summary>
    public sealed record Unknown : ProviderAnswer;

    /// <summary>The provider certainly never took it.</summary>
    public sealed record Absent : ProviderAnswer;
}
