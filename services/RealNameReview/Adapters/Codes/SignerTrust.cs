using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>
/// Whom we believe: the authorities of a provider's signers, and what they have revoked. Null lists: the operator has none and accepts
/// that a revoked signer is believed until its certificate ends.
/// </summary>
internal sealed record SignerTrust(X509Certificate2Collection Anchors, IReadOnlyList<RevocationList>? Lists)
{
    /// <summary>One of <see cref="CodeFlaws"/>, or null where the signer's chain ends in an anchor and holds at that moment of machine time.</summary>
    public string? Flaw(X509Certificate2 signer, X509Certificate2Collection others, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(Anchors);
        chain.ChainPolicy.ExtraStore.AddRange(others);
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;

        // Revocation is looked up below, in the operator's files: nothing is fetched from addresses that a certificate names.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        var holds = chain.Build(signer);
        var elements = chain.ChainElements.Select(element => element.Certificate).ToArray();
        try
        {
            return holds ? Flaw(elements, now) : Flaw(chain.ChainStatus);
        }
        finally
        {
            foreach (var element in elements)
                element.Dispose();
        }
    }

    private string? Flaw(X509Certificate2[] chain, DateTimeOffset now)
    {
        for (var index = 0; index + 1 < chain.Length; index++)
        {
            if (CertificateAlgorithms.Hash(chain[index].SignatureAlgorithm.Value) is null)
                return CodeFlaws.CertificateAlgorithmRefused;
            if (Revocation(chain[index], chain[index + 1], now) is { } flaw)
                return flaw;
        }

        return null;
    }

    private string? Revocation(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now)
    {
        if (Lists is null)
            return null;

        // Where several lists of an issuer lie there, each counts: an older one cannot bring a certificate back.
        var current = Lists.Where(list => list.IsOf(issuer, now)).ToArray();
        if (current.Length == 0)
            return CodeFlaws.RevocationUnknown;

        return current.Any(list => list.Lists(certificate)) ? CodeFlaws.CertificateRevoked : null;
    }

    private static string Flaw(X509ChainStatus[] statuses) => statuses.All(status => status.Status == X509ChainStatusFlags.NotTimeValid)
        ? CodeFlaws.CertificateExpired
        : CodeFlaws.ChainUntrusted;
}
