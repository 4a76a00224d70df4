using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Tests;

/// <summary>Keys that outlive a process: the vault's, and the one that senders seal to. What is sealed is opened by the real adapter.</summary>
internal sealed class Keys : IHarnessPart
{
    private const string KeyId = "test-1";
    private static readonly string[] Holders = ["RegistrySubmission", "RealNameReview", "EmailVerification", "MiitSync", "ExpiryReminders"];

    // Made once: an RSA key of this size costs a good part of a second.
    private static readonly RSA Sealing = RSA.Create(3072);
    private static readonly string Folder = Directory.CreateTempSubdirectory("real-name-keys-").FullName;
    private static readonly string KeyFile = Written("sealing.pem", Sealing.ExportPkcs8PrivateKeyPem());
    private static readonly string AuthorityFile = Written("authority.pem", Authority());

    public IEnumerable<KeyValuePair<string, string?>> Settings { get; } =
    [
        .. Holders.Select(worker => new KeyValuePair<string, string?>($"Vault:KeyEncryption:{worker}:Keys:k1", KeyGeneration.NewSecret())),
        new("Vault:Lookup:Keys:k1", KeyGeneration.NewSecret()),
        new($"SealedMessages:Keys:{KeyId}", KeyFile),
        new("SealedMessages:Current", KeyId),
        // The provider itself is a stand-in; its settings are checked all the same.
        new("VerificationProviders:test:Host", "localhost"),
        new("VerificationProviders:test:ClientId", "registrar"),
        new("VerificationProviders:test:Password", "registrar-pw"),
        new("VerificationProviders:test:ProviderId", "1"),
        new("VerificationProviders:test:SignerAuthority", AuthorityFile),
        new("VerificationProviders:test:AuthInfoKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
    ];

    public void Register(IServiceCollection services, ProcessLife life)
    {
    }

    /// <summary>Seals a content as a sender does (RFC 7516, compact form).</summary>
    public static string Seal(string account, string profileId, string requestId, object content)
    {
        var plaintext = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["account"] = account,
            ["profileId"] = profileId,
            ["messageId"] = requestId,
            ["content"] = content,
        });
        var header = Base64Url.EncodeToString(Encoding.ASCII.GetBytes($$"""{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"{{KeyId}}"}"""));
        var key = RandomNumberGenerator.GetBytes(32);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var ciphertext = new byte[plaintext.Length];
        var tag = new byte[16];
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce, plaintext, ciphertext, tag, Encoding.ASCII.GetBytes(header));
        byte[][] parts = [Sealing.Encrypt(key, RSAEncryptionPadding.OaepSHA256), nonce, ciphertext, tag];
        return string.Join('.', parts.Select(part => Base64Url.EncodeToString(part)).Prepend(header));
    }

    private static string Written(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static string Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test signing authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.ExportCertificatePem();
    }
}
