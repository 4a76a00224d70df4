using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The DS records (or the keys to make them of) of a domain, RFC 5910.</summary>
public sealed record DelegationSecurity
{
    public static readonly DelegationSecurity None = new();

    public ImmutableArray<DelegationSigner> Signers { get; init; } = [];

    public ImmutableArray<ZoneKey> Keys { get; init; } = [];

    public bool Empty() => Signers.IsEmpty && Keys.IsEmpty;
}

/// <summary>A DS record; the digest is upper-case hex.</summary>
public sealed record DelegationSigner(int KeyTag, int Algorithm, int DigestType, string Digest, ZoneKey? Key);

/// <summary>A DNSKEY; the public key is base64.</summary>
public sealed record ZoneKey(int Flags, int Protocol, int Algorithm, string PublicKey);
