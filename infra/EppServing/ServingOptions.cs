using System.Net;

namespace DomainWorkers.EppServing;

/// <summary>What every server has: an address, limits, and files.</summary>
public abstract record ServingOptions
{
    /// <summary>Port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Address to listen on; anything but loopback is for containers, where the server has a network of its own.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>File that gets the ledger, a JSON line each; appended to when it exists.</summary>
    public string? LedgerPath { get; init; }

    /// <summary>Folder for certificates and keys; what is already there is used again.</summary>
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

    /// <summary>Names per check command; more is 2306.</summary>
    public int MaxCheck { get; init; } = 50;

    /// <summary>Seed of the dice that faults with a probability are thrown with.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>What happens to a command that comes faster than the account's rate allows; it is never executed.</summary>
public enum RateVerdict
{
    CloseWith2502,
    FailWith2400,
    CloseWith2500,
}
