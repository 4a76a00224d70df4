using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Codes;

/// <summary>An authority made for one test run, what it signs, and what it takes back.</summary>
internal sealed class TestAuthority
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly X509Certificate2 _certificate;

    private TestAuthority(X509Certificate2 certificate) => _certificate = certificate;

    public static TestAuthority Ours { get; } = Make("CN=Verification Provider Root");

    public static TestAuthority Stranger { get; } = Make("CN=Somebody Else Root");

    /// <summary>Of the same name as ours, with a key of its own.</summary>
    public static TestAuthority Namesake { get; } = Make("CN=Verification Provider Root");

    public X509Certificate2 Certificate => X509CertificateLoader.LoadCertificate(_certificate.RawData);

    public string Pem => _certificate.ExportCertificatePem();

    public static TestAuthority Make(string name)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return new TestAuthority(request.CreateSelfSigned(Now.AddYears(-5), Now.AddYears(5)));
    }

    public TestAuthority Intermediate(string name)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return new TestAuthority(Issue(request).CopyWithPrivateKey(key));
    }

    public TestSigner Signer(
        string name = "CN=Signer", int bits = 2048, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature,
        DateTimeOffset? from = null, DateTimeOffset? until = null, params string[] purposes)
    {
        var key = RSA.Create(bits);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        if (purposes.Length > 0)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. purposes.Select(purpose => new Oid(purpose))], false));
        return new TestSigner(Issue(request, from, until), key);
    }

    public byte[] RevocationList(
        DateTimeOffset? at = null, DateTimeOffset? until = null, params X509Certificate2[] revoked)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked)
            builder.AddEntry(certificate, (at ?? Now).AddHours(-1));
        return builder.Build(_certificate, 1, until ?? Now.AddDays(7), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, (at ?? Now).AddHours(-1));
    }

    private X509Certificate2 Issue(CertificateRequest request, DateTimeOffset? from = null, DateTimeOffset? until = null) => request.Create(
        _certificate.SubjectName, X509SignatureGenerator.CreateForRSA(_certificate.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1),
        from ?? Now.AddDays(-30), until ?? Now.AddDays(30), RandomNumberGenerator.GetBytes(12));
}

/// <summary>A certificate and its key.</summary>
internal sealed record TestSigner(X509Certificate2 Certificate, RSA Key);
