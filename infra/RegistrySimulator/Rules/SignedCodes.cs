using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The signature of a signed code: over the whole of it, with today's algorithms, by a provider that an authority vouches for.</summary>
internal static class SignedCodes
{
    private static readonly string[] Methods = [SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigRSASHA512Url];
    private static readonly string[] Digests = [SignedXml.XmlDsigSHA256Url, SignedXml.XmlDsigSHA384Url, SignedXml.XmlDsigSHA512Url];

    private static readonly string[] Transforms =
    [
        SignedXml.XmlDsigEnvelopedSignatureTransformUrl, SignedXml.XmlDsigC14NTransformUrl, SignedXml.XmlDsigC14NWithCommentsTransformUrl,
        SignedXml.XmlDsigExcC14NTransformUrl, SignedXml.XmlDsigExcC14NWithCommentsTransformUrl,
    ];

    /// <summary>Why the code is not to be trusted, or null. Validity of certificates is machine time.</summary>
    public static string? Flaw(string signedCode, IReadOnlyList<X509Certificate2> authorities, DateTimeOffset machineNow)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using (var reader = XmlReader.Create(new StringReader(signedCode), Schemas.Own.Hardened()))
            document.Load(reader);
        var root = document.DocumentElement!;
        var signatures = root.ChildNodes.OfType<XmlElement>().Where(e => e.LocalName == "Signature").ToList();
        if (signatures.Count != 1)
            return "it is not signed.";

        try
        {
            var signed = new SignedXml(document);
            signed.LoadXml(signatures[0]);
            if (FormFlaw(signed, root.GetAttribute("id")) is { } flaw)
                return flaw;
            var certificates = signed.KeyInfo.OfType<KeyInfoX509Data>().SelectMany(data => data.Certificates?.OfType<X509Certificate2>() ?? []).ToList();
            if (certificates.Count == 0)
                return "it names no certificate.";
            if (!Trusted(certificates, authorities, machineNow))
                return "its certificate is not of a known authority or out of its time.";
            return signed.CheckSignature(certificates[0], verifySignatureOnly: true) ? null : "the signature does not fit.";
        }
        catch (CryptographicException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>One reference, to the root itself: a signature over some other part would vouch for nothing.</summary>
    private static string? FormFlaw(SignedXml signed, string id)
    {
        if (!Methods.Contains(signed.SignatureMethod))
            return $"signature method {signed.SignatureMethod}.";
        if (signed.SignedInfo!.References.OfType<Reference>().ToArray() is not [var reference] || reference.Uri != "#" + id)
            return "the reference is not to the code itself.";
        if (!Digests.Contains(reference.DigestMethod))
            return $"digest method {reference.DigestMethod}.";
        for (var i = 0; i < reference.TransformChain.Count; i++)
        {
            if (!Transforms.Contains(reference.TransformChain[i].Algorithm))
                return $"transform {reference.TransformChain[i].Algorithm}.";
        }

        return null;
    }

    private static bool Trusted(List<X509Certificate2> certificates, IReadOnlyList<X509Certificate2> authorities, DateTimeOffset machineNow)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities.ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(certificates.Skip(1).ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = machineNow.LocalDateTime;
        return chain.Build(certificates[0]);
    }
}
