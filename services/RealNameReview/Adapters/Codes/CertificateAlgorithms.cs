using System.Security.Cryptography;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>How authorities may have signed certificates and revocation lists: RSA (PKCS #1) and ECDSA with SHA-2. Pure.</summary>
internal static class CertificateAlgorithms
{
    /// <summary>Null for any other algorithm.</summary>
    public static HashAlgorithmName? Hash(string? oid) => oid switch
    {
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
