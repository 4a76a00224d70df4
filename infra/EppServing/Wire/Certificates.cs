using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.EppServing;

/// <summary>The authority of the connections with one server and any number of client certificates, on disk when a folder is given.</summary>
public sealed class Certificates : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly string? _folder;
    private readonly TimeProvider _machineClock;

    public Certificates(string authorityName, string? folder, IReadOnlyList<string> serverNames, TimeProvider machineClock)
    {
        (_folder, _machineClock) = (folder, machineClock);
        if (folder is not null)
            Directory.CreateDirectory(folder);
        Authority = Known("ca") ?? Keep("ca", NewAuthority(authorityName));
        Server = Known("server") ?? Keep("server", Issue("localhost", ServerAuthentication, serverNames));
        Client = ClientNamed("client", "registrar");
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public X509Certificate2 Client { get; }

    /// <summary>The certificate of one account, for servers that bind accounts to certificates.</summary>
    public X509Certificate2 ClientOf(string clientId) => ClientNamed("client-" + clientId, clientId);

    /// <summary>Issued by this authority, in its time, for client authentication; nothing is asked over the network.</summary>
    public bool Accepts(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        chain.ChainPolicy.VerificationTime = _machineClock.GetLocalNow().DateTime;
        return chain.Build(certificate);
    }

    /// <summary>Both sides show certificates, and ours must have issued the client's.</summary>
    public SslServerAuthenticationOptions Tls() => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(Server, null, offline: true),
        ClientCertificateRequired = true,
        // Every connection shows its certificate; a resumed one would not.
        AllowTlsResume = false,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate is X509Certificate2 shown && Accepts(shown),
    };

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        Client.Dispose();
    }

    private X509Certificate2 ClientNamed(string file, string name) => Known(file) ?? Keep(file, Issue(name, ClientAuthentication, []));

    private X509Certificate2 NewAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = _machineClock.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(20));
    }

    private X509Certificate2 Issue(string name, string usage, IReadOnlyList<string> serverNames)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Authority, true, false));
        if (usage == ServerAuthentication)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            names.AddIpAddress(IPAddress.Loopback);
            names.AddIpAddress(IPAddress.IPv6Loopback);
            foreach (var further in serverNames)
                names.AddDnsName(further);
            request.CertificateExtensions.Add(names.Build());
        }

        var now = _machineClock.GetUtcNow();
        using var issued = request.Create(Authority, now.AddDays(-1), now.AddYears(10), RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }

    private X509Certificate2? Known(string name)
    {
        if (_folder is null || !File.Exists(Path.Combine(_folder, name + ".key")))
            return null;
        return X509Certificate2.CreateFromPemFile(Path.Combine(_folder, name + ".pem"), Path.Combine(_folder, name + ".key"));
    }

    private X509Certificate2 Keep(string name, X509Certificate2 certificate)
    {
        if (_folder is null)
            return certificate;

        File.WriteAllText(Path.Combine(_folder, name + ".pem"), certificate.ExportCertificatePem() + "\n");
        using var key = certificate.GetECDsaPrivateKey()!;
        SecretFile.Write(Path.Combine(_folder, name + ".key"), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }
}
