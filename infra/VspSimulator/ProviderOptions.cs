namespace DomainWorkers.VspSimulator;

/// <summary>What one simulated provider is: its accounts, lists, review times, limits and files.</summary>
public sealed record ProviderOptions : ServingOptions
{
    public IReadOnlyList<ProviderAccount> Accounts { get; init; } = [];

    /// <summary>The number before the hyphen of every code that this provider issues.</summary>
    public int VspId { get; init; } = 1;

    /// <summary>Labels that get no code at all; * stands for any run of characters.</summary>
    public IReadOnlyList<string> Prohibited { get; init; } = ["prohibited*", "xn--zfr54hdx6e"];

    /// <summary>Labels that get a code only together with a real-name code; * stands for any run of characters.</summary>
    public IReadOnlyList<string> Restricted { get; init; } = ["restricted*", "beijing", "xn--1lq90i"];

    /// <summary>Business time until a domain name that carries no mark is decided; zero decides at once.</summary>
    public TimeSpan DomainReview { get; init; } = TimeSpan.Zero;

    /// <summary>Business time until a real name that carries no mark is decided; zero decides at once.</summary>
    public TimeSpan RealNameReview { get; init; } = TimeSpan.Zero;

    /// <summary>Business time until what is marked as pending is decided where the review times are zero.</summary>
    public TimeSpan MarkedReview { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A real name without a document is decided against.</summary>
    public bool DocumentsRequired { get; init; } = true;

    /// <summary>Bytes of one document; a larger one is decided against.</summary>
    public int MaxDocument { get; init; } = 5 * 1024 * 1024;

    /// <summary>Result code of a creation that was decided against at once: 1000 or 2004, both are in use.</summary>
    public int RefusalCode { get; init; } = 1000;

    /// <summary>The ledger also holds refused commands and queries.</summary>
    public bool LedgerAll { get; init; }

    /// <summary>The svID of the greeting.</summary>
    public string ServerId { get; init; } = "DomainWorkers verification provider simulator";
}
