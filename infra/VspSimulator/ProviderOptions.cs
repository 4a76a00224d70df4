using System.Net;

namespace DomainWorkers.VspSimulator;

/// <summary>What one simulated provider is: its accounts, lists, review times, limits and files.</summary>
public sealed record ProviderOptions
{
    /// <summary>Port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Address to listen on; anything but loopback is for containers, where the provider has a network of its own.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

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

    /// <summary>File that gets one JSON line per act; appended to when it exists.</summary>
    public string? LedgerPath { get; init; }

    /// <summary>The ledger also holds refused commands and queries.</summary>
    public bool LedgerAll { get; init; }

    /// <summary>Folder for certificates, keys and the revocation list; what is already there is used again.</summary>
    public string? CertificateFolder { get; init; }

    /// <summary>Further DNS names of the server certificate beside localhost.</summary>
    public IReadOnlyList<string> ServerNames { get; init; } = [];

    /// <summary>A login is refused unless the certificate's common name is the account's client id.</summary>
    public bool CertificateNamesAccount { get; init; }

    /// <summary>Machine time without a command after which a session is closed.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Machine time a connection may stay without a login.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The sliding span of machine time in which an account's commands are counted against its rate.</summary>
    public TimeSpan RateSpan { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What a command over the account's rate gets.</summary>
    public RateVerdict RateVerdict { get; init; } = RateVerdict.CloseWith2502;

    /// <summary>Labels per check command; more is 2306.</summary>
    public int MaxCheck { get; init; } = 50;

    /// <summary>Seed of the dice that faults with a probability are thrown with.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The svID of the greeting.</summary>
    public string ServerId { get; init; } = "DomainWorkers verification provider simulator";
}

/// <summary>What happens to a command that comes faster than the account's rate allows; it is never executed.</summary>
public enum RateVerdict
{
    CloseWith2502,
    FailWith2400,
    CloseWith2500,
}
