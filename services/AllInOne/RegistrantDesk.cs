using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.AllInOne;

/// <summary>Where registrants of the demonstration fill in forms and lay down pictures: forms are sealed to the worker, pictures named by reference.</summary>
internal sealed class RegistrantDesk : IDisposable
{
    private const string KeyId = "demonstration";
    private const int KeyBits = 3072;
    private static readonly string[] Street = ["示例路1号"];
    private readonly RSA _key = RSA.Create(KeyBits);
    private readonly string _keyFile;
    private readonly string _pictures;

    public RegistrantDesk(string folder)
    {
        _keyFile = Path.Combine(folder, "sealing.key");
        _pictures = Directory.CreateDirectory(Path.Combine(folder, "pictures")).FullName;
        File.WriteAllText(_keyFile, _key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The settings by which the worker opens forms and finds pictures.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
        [new($"SealedMessages:Keys:{KeyId}", _keyFile), new("SealedMessages:Current", KeyId), new("Materials:Folder", _pictures)];

    /// <summary>A person's form as senders seal it (RFC 7516, compact form); invented, like all registrants here.</summary>
    public string Form(string account, string profileId, string requestId, string name, string number) => Seal(new
    {
        account,
        profileId,
        messageId = requestId,
        content = new
        {
            kind = "individual",
            region = "mainland",
            local = new { name, street = Street, city = "北京市", country = "CN" },
            phone = "+86.13800000009",
            email = $"{profileId}@{account}.example",
            document = new { kind = "SFZ", number },
        },
    });

    /// <summary>Lays a picture down: a whole JPEG of 1200 by 800 dots in which nothing can be seen.</summary>
    public MaterialFile Picture(string slot, string name)
    {
        var bytes = Jpeg(name);
        var path = Path.Combine(_pictures, $"{name}.jpg");
        File.WriteAllBytes(path, bytes);
        return new MaterialFile
        {
            Slot = slot,
            Uri = new Uri(path).AbsoluteUri,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Size = bytes.Length,
            MediaType = "image/jpeg",
        };
    }

    public void Dispose() => _key.Dispose();

    private string Seal(object form)
    {
        var plaintext = JsonSerializer.SerializeToUtf8Bytes(form);
        var header = Base64Url.EncodeToString(Encoding.ASCII.GetBytes($$"""{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"{{KeyId}}"}"""));
        var (key, nonce) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(12));
        var (ciphertext, tag) = (new byte[plaintext.Length], new byte[16]);
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce, plaintext, ciphertext, tag, Encoding.ASCII.GetBytes(header));
        byte[][] parts = [_key.Encrypt(key, RSAEncryptionPadding.OaepSHA256), nonce, ciphertext, tag];
        return string.Join('.', parts.Select(part => Base64Url.EncodeToString(part)).Prepend(header));
    }

    // Start, comment, frame (three components), scan, end: ITU-T T.81, annex B.
    private static byte[] Jpeg(string comment)
    {
        var text = Encoding.ASCII.GetBytes(comment);
        return
        [
            0xFF, 0xD8, 0xFF, 0xFE, 0, (byte)(text.Length + 2), .. text,
            0xFF, 0xC0, 0, 17, 8, 800 >> 8, 800 & 0xFF, 1200 >> 8, 1200 & 0xFF, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
            0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 0x2A, 0x2A, 0x2A, 0xFF, 0xD9,
        ];
    }
}
