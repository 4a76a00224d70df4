using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.Epp.Tests.Peer;

/// <summary>A certificate authority made for one test run, and what it signs.</summary>
internal static class TestCertificates
{
    public const string ServerName = "epp.registry.test";

    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-1);

    public static X509Certificate2 Authority { get; } = MakeAuthority("CN=Test Registry CA");

    public static X509Certificate2 OtherAuthority { get; } = MakeAuthority("CN=Somebody Else CA");

    public static X509Certificate2 Server { get; } = Issue(Authority, ServerName);

    public static X509Certificate2 Client { get; } = Issue(Authority, "registrar-a", purpose: "1.3.6.1.5.5.7.3.2");

    public static X509Certificate2Collection Anchors => [X509CertificateLoader.LoadCertificate(Authority.RawData)];

    public static X509Certificate2 Issue(
        X509Certificate2 authority, string name, DateTimeOffset? from = null, DateTimeOffset? until = null, string purpose = "1.3.6.1.5.5.7.3.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request($"CN={name}", key, name, purpose);
        using var issued = request.Create(authority, from ?? Start, until ?? Start.AddDays(30), RandomNumberGenerator.GetBytes(12));
        using var whole = issued.CopyWithPrivateKey(key);
        return Portable(whole);
    }

    public static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Request($"CN={name}", key, name, "1.3.6.1.5.5.7.3.1").CreateSelfSigned(Start, Start.AddDays(30));
        return Portable(made);
    }

    private static CertificateRequest Request(string subject, ECDsa key, string name, string purpose)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], true));
        return request;
    }

    private static X509Certificate2 MakeAuthority(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using var made = request.CreateSelfSigned(Start.AddYears(-1), Start.AddYears(2));
        return Portable(made);
    }

    // SslStream on some platforms cannot use a key that was never exported.
    private static X509Certificate2 Portable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
}
