using System.Collections.Immutable;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The secDNS-1.1 extension: DS data, or keys, but not both at one domain (RFC 5910 4).</summary>
internal static class Securities
{
    private const int MaxRecords = 10;
    private static readonly XNamespace S = Ns.SecDns;

    public static (DelegationSecurity Security, Answer? Refusal) OfCreate(CommandContext context) =>
        context.Command.Extension(S + "create") is { } create
            ? Merge(DelegationSecurity.None, create)
            : (DelegationSecurity.None, null);

    public static (DelegationSecurity Security, Answer? Refusal) OfUpdate(CommandContext context, DelegationSecurity known)
    {
        if (context.Command.Extension(S + "update") is not { } update)
            return (known, null);
        if ((bool?)update.Attribute("urgent") == true)
            return (known, Answer.Of(2102, "urgent"));
        if (update.Element(S + "chg")?.Element(S + "maxSigLife") is not null)
            return (known, Answer.Of(2102, "maxSigLife"));

        var (left, refusal) = Remove(known, update.Element(S + "rem"));
        if (refusal is not null)
            return (known, refusal);
        return update.Element(S + "add") is { } add ? Merge(left, add) : (left, null);
    }

    private static (DelegationSecurity Security, Answer? Refusal) Remove(DelegationSecurity known, XElement? remove)
    {
        if (remove is null)
            return (known, null);
        if (remove.Element(S + "all") is { } all)
            return ((bool)all ? DelegationSecurity.None : known, null);

        var signers = remove.Elements(S + "dsData").Select(Signer).ToList();
        var keys = remove.Elements(S + "keyData").Select(Key).ToList();
        if (signers.Any(signer => !known.Signers.Any(k => Same(k, signer))) || keys.Any(key => !known.Keys.Contains(key)))
            return (known, Answer.Of(2303, "A record to remove is not there."));
        return (new DelegationSecurity
        {
            Signers = known.Signers.RemoveAll(signer => signers.Any(s => Same(s, signer))),
            Keys = known.Keys.RemoveAll(keys.Contains),
        }, null);
    }

    private static (DelegationSecurity Security, Answer? Refusal) Merge(DelegationSecurity known, XElement added)
    {
        if (added.Element(S + "maxSigLife") is not null)
            return (known, Answer.Of(2102, "maxSigLife"));
        var merged = new DelegationSecurity
        {
            Signers = known.Signers.AddRange(added.Elements(S + "dsData").Select(Signer)),
            Keys = known.Keys.AddRange(added.Elements(S + "keyData").Select(Key)),
        };
        if (!merged.Signers.IsEmpty && !merged.Keys.IsEmpty)
            return (known, Answer.Of(2306, "DS data and key data cannot be mixed."));
        if (merged.Signers.Select(Identity).Distinct().Count() != merged.Signers.Length
            || merged.Keys.Distinct().Count() != merged.Keys.Length)
            return (known, Answer.Of(2306, "A record is there already."));
        if (merged.Signers.Length + merged.Keys.Length > MaxRecords)
            return (known, Answer.Of(2306, $"At most {MaxRecords} records."));
        return merged.Signers.FirstOrDefault(signer => !DigestFits(signer)) is { } bad
            ? (known, Answer.Of(2005, $"Digest of type {bad.DigestType} has the wrong length."))
            : (merged, null);
    }

    /// <summary>SHA-1, SHA-256, GOST, SHA-384 (IANA digest types 1 to 4); others are taken as they are.</summary>
    private static bool DigestFits(DelegationSigner signer) => signer.DigestType switch
    {
        1 => signer.Digest.Length == 40,
        2 or 3 => signer.Digest.Length == 64,
        4 => signer.Digest.Length == 96,
        _ => signer.Digest.Length > 0,
    };

    private static bool Same(DelegationSigner a, DelegationSigner b) => Identity(a) == Identity(b);

    private static (int, int, int, string) Identity(DelegationSigner s) => (s.KeyTag, s.Algorithm, s.DigestType, s.Digest);

    private static DelegationSigner Signer(XElement e) => new(
        (int)e.Element(S + "keyTag")!, (int)e.Element(S + "alg")!, (int)e.Element(S + "digestType")!,
        e.Element(S + "digest")!.Value.Trim().ToUpperInvariant(),
        e.Element(S + "keyData") is { } key ? Key(key) : null);

    private static ZoneKey Key(XElement e) => new(
        (int)e.Element(S + "flags")!, (int)e.Element(S + "protocol")!, (int)e.Element(S + "alg")!,
        string.Concat(e.Element(S + "pubKey")!.Value.Where(c => !char.IsWhiteSpace(c))));
}
