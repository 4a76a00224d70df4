using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DomainWorkers.VspSimulator;

/// <summary>The authority that vouches for signed codes, its signers good and bad, and its revocation list; on disk when a folder is given.</summary>
internal sealed class SigningCertificates : IDisposable
{
    private const int KeyBits = 2048;
    private static readonly TimeSpan ListLife = TimeSpan.FromDays(365);

    private readonly Lock _gate = new();
    private readonly string? _folder;
    private readonly TimeProvider _machineClock;
    private readonly Lazy<X509Certificate2> _expired;
    private readonly Lazy<X509Certificate2> _stranger;
    private X509Certificate2 _signer;

    public SigningCertificates(string? folder, TimeProvider machineClock)
    {
        (_folder, _machineClock) = (folder, machineClock);
        Authority = Known("signing-ca") ?? Keep("signing-ca", NewAuthority("Verification authority (simulator)"));
        _signer = Known("signer") ?? Keep("signer", Issue(Authority, "Verification provider (simulator)"));
        Revoked = Known("signer-revoked") ?? Keep("signer-revoked", Issue(Authority, "Former verification provider (simulator)"));
        _expired = new(() => Issue(Authority, "Old verification provider (simulator)", from: -30, until: -1));
        _stranger = new(() =>
        {
            using var unknown = NewAuthority("Unknown authority");
            return Issue(unknown, "Unknown provider");
        });
        RevocationList = KnownList() ?? List(new CertificateRevocationListBuilder(), 1, Revoked);
    }

    /// <summary>What a client must trust for signed codes; it has nothing to do with the TLS authority.</summary>
    public X509Certificate2 Authority { get; }

    public X509Certificate2 Signer
    {
        get
        {
            lock (_gate)
                return _signer;
        }
    }

    /// <summary>In the revocation list from the beginning.</summary>
    public X509Certificate2 Revoked { get; }

    public X509Certificate2 Expired => _expired.Value;

    public X509Certificate2 Stranger => _stranger.Value;

    /// <summary>DER.</summary>
    public byte[] RevocationList { get; private set; }

    /// <summary>Takes the present signer out of service and continues with a new one.</summary>
    public void RevokeSigner()
    {
        lock (_gate)
        {
            var builder = CertificateRevocationListBuilder.Load(RevocationList, out var number);
            RevocationList = List(builder, (int)number + 1, _signer);
            _signer.Dispose();
            _signer = Keep("signer", Issue(Authority, "Verification provider (simulator)"));
        }
    }

    public void Dispose()
    {
        Authority.Dispose();
        Signer.Dispose();
        Revoked.Dispose();
        if (_expired.IsValueCreated)
            _expired.Value.Dispose();
        if (_stranger.IsValueCreated)
            _stranger.Value.Dispose();
    }

    private X509Certificate2 NewAuthority(string name)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = _machineClock.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-60), now.AddYears(20));
    }

    private X509Certificate2 Issue(X509Certificate2 authority, string name, int from = -30, int until = 3650)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        var now = _machineClock.GetUtcNow();
        using var issued = request.Create(authority, now.AddDays(from), now.AddDays(until), RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }

    private byte[] List(CertificateRevocationListBuilder builder, int number, X509Certificate2 revoked)
    {
        var now = _machineClock.GetUtcNow();
        builder.AddEntry(revoked, now.AddMinutes(-1), X509RevocationReason.CessationOfOperation);
        var list = builder.Build(Authority, number, now + ListLife, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, now.AddMinutes(-1));
        if (_folder is not null)
        {
            File.WriteAllBytes(Path.Combine(_folder, "signing-ca.crl"), list);
            File.WriteAllText(Path.Combine(_folder, "signing-ca.crl.pem"), PemEncoding.WriteString("X509 CRL", list) + "\n");
        }

        return list;
    }

    private byte[]? KnownList()
    {
        var path = _folder is null ? null : Path.Combine(_folder, "signing-ca.crl");
        // A list in its last month is made anew, so that a folder may be used for years.
        return path is not null && File.Exists(path) && File.GetLastWriteTimeUtc(path) > (_machineClock.GetUtcNow() - ListLife).AddDays(30).UtcDateTime
            ? File.ReadAllBytes(path)
            : null;
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
        using var key = certificate.GetRSAPrivateKey()!;
        SecretFile.Write(Path.Combine(_folder, name + ".key"), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }
}
