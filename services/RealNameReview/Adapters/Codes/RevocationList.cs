using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>
/// A certificate revocation list (RFC 5280 section 5) as far as it is needed: complete lists of one issuer, signed with RSA or ECDSA
/// and SHA-2. Whatever it has that we do not understand and must not ignore makes it unreadable.
/// </summary>
internal sealed record RevocationList(
    byte[] Issuer, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate, IReadOnlySet<string> Serials, byte[] Signed, string Algorithm, byte[] Signature)
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0);

    // cRLNumber and authorityKeyIdentifier say nothing that changes what is revoked; reasons and dates of single entries neither.
    private static readonly string[] Harmless = ["2.5.29.20", "2.5.29.35"];

    /// <exception cref="FormatException">It is not such a list.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var whole = new AsnReader(der, AsnEncodingRules.DER);
            var outer = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            var signed = outer.PeekEncodedValue().ToArray();
            var list = outer.ReadSequence();
            var algorithm = outer.ReadEncodedValue();
            var signature = outer.ReadBitString(out var unused);
            outer.ThrowIfNotEmpty();
            if (unused != 0)
                throw new FormatException("A signature is whole octets.");
            return Body(list, signed, algorithm, signature);
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            throw new FormatException("It is not a certificate revocation list in DER.");
        }
    }

    public bool Lists(X509Certificate2 certificate) => Serials.Contains(Serial(certificate.SerialNumberBytes.Span));

    /// <summary>Whether it is that issuer's, and in its time.</summary>
    public bool IsOf(X509Certificate2 issuer, DateTimeOffset now) =>
        Issuer.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
        && ThisUpdate <= now && (NextUpdate is null || now <= NextUpdate)
        && IsSignedBy(issuer);

    private bool IsSignedBy(X509Certificate2 issuer)
    {
        var hash = CertificateAlgorithms.Hash(Algorithm);
        if (hash is null)
            return false;

        using var rsa = issuer.GetRSAPublicKey();
        using var ecdsa = issuer.GetECDsaPublicKey();
        return rsa?.VerifyData(Signed, Signature, hash.Value, RSASignaturePadding.Pkcs1)
            ?? ecdsa?.VerifyData(Signed, Signature, hash.Value, DSASignatureFormat.Rfc3279DerSequence)
            ?? false;
    }

    private static RevocationList Body(AsnReader list, byte[] signed, ReadOnlyMemory<byte> algorithm, byte[] signature)
    {
        if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            list.ReadInteger();
        // The algorithm stands within what is signed too, and must be the same (RFC 5280 section 5.1.1.2).
        if (!list.ReadEncodedValue().Span.SequenceEqual(algorithm.Span))
            throw new FormatException("The certificate revocation list names two algorithms.");
        var name = new AsnReader(algorithm, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier();
        var issuer = list.ReadEncodedValue().ToArray();
        var thisUpdate = Time(list);
        var nextUpdate = list.HasData && list.PeekTag().TagValue is (int)UniversalTagNumber.UtcTime or (int)UniversalTagNumber.GeneralizedTime
            ? Time(list)
            : (DateTimeOffset?)null;
        var serials = new HashSet<string>();
        if (list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            Entries(list.ReadSequence(), serials);
        if (list.HasData && list.PeekTag().HasSameClassAndValue(Extensions))
            Understood(list.ReadSequence(Extensions).ReadSequence());
        list.ThrowIfNotEmpty();
        return new RevocationList(issuer, thisUpdate, nextUpdate, serials, signed, name, signature);
    }

    private static void Entries(AsnReader entries, HashSet<string> serials)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            serials.Add(Serial(entry.ReadIntegerBytes().Span));
        }
    }

    /// <summary>A list of changes only, or of some certificates only, is marked by a critical extension.</summary>
    private static void Understood(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var id = extension.ReadObjectIdentifier();
            var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            if (critical && !Harmless.Contains(id))
                throw new FormatException($"The certificate revocation list has the critical extension {id}.");
        }
    }

    // Leading zeros are a matter of the encoding, not of the number.
    private static string Serial(ReadOnlySpan<byte> octets) => Convert.ToHexString(octets.TrimStart((byte)0));

    private static DateTimeOffset Time(AsnReader reader) => reader.PeekTag().TagValue == (int)UniversalTagNumber.UtcTime
        ? reader.ReadUtcTime()
        : reader.ReadGeneralizedTime();
}
