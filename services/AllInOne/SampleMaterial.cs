using System.Security.Cryptography;
using System.Text.Json;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Samples;

namespace DomainWorkers.AllInOne;

/// <summary>What sample registrants hand in to be verified, and the key that senders seal to; both last as long as the process.</summary>
internal sealed class SampleMaterial : IDisposable
{
    private const string KeyId = "all-in-one";
    private const int KeyBits = 3072;
    private const int Width = 640;
    private const int Height = 400;

    private readonly string _folder = Directory.CreateTempSubdirectory("domainworkers-material-").FullName;

    public SampleMaterial()
    {
        using var key = RSA.Create(KeyBits);
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Directory.CreateDirectory(ImageFolder);
    }

    private string KeyFile => Path.Combine(_folder, "sealing.pem");

    private string ImageFolder => Path.Combine(_folder, "images");

    /// <summary>The settings by which the worker finds both.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new($"SealedMessages:Keys:{KeyId}", KeyFile),
        new("SealedMessages:Current", KeyId),
        new("Materials:Folder", ImageFolder),
    ];

    /// <summary>A registrant's image, laid where the worker fetches it, and the message that names it.</summary>
    public SubmitMaterial Message(string profileId, DateTimeOffset now) =>
        Message(SampleRegistrants.Drafts.Single(draft => draft.Id == profileId), now);

    public static byte[] Body(SubmitMaterial message) => JsonSerializer.SerializeToUtf8Bytes(message, MessageSerialization.Options);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SubmitMaterial Message(ProfileDraft draft, DateTimeOffset now)
    {
        var slot = draft.Kind == RegistrantKind.Individual ? "document-front" : "organisation-document";
        var image = GreyImage();
        var file = Path.Combine(ImageFolder, $"{draft.Id}-{slot}.jpg");
        File.WriteAllBytes(file, image);
        return new SubmitMaterial
        {
            Account = draft.Account,
            RequestId = $"material-{draft.Id}",
            IssuedAt = now,
            ProfileId = draft.Id,
            Purpose = MaterialPurpose.RealName,
            Files =
            [
                new MaterialFile
                {
                    Slot = slot,
                    Uri = new Uri(file).AbsoluteUri,
                    Sha256 = Convert.ToHexStringLower(SHA256.HashData(image)),
                    Size = image.Length,
                    MediaType = "image/jpeg",
                },
            ],
        };
    }

    /// <summary>A grey rectangle as a baseline JPEG (ITU-T T.81): one component, and two tables whose only code is the bit 0.</summary>
    private static byte[] GreyImage()
    {
        const int blocks = Width / 8 * (Height / 8);
        byte[] table = [0x00, 1, .. new byte[15], 0x00];
        return
        [
            0xff, 0xd8,
            0xff, 0xdb, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
            0xff, 0xc0, 0, 11, 8, Height >> 8, Height & 0xff, Width >> 8, Width & 0xff, 1, 1, 0x11, 0,
            0xff, 0xc4, 0, 20, .. table,
            0xff, 0xc4, 0, 20, 0x10, .. table[1..],
            0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0,
            // Each block is "no difference" and "end of block": two bits.
            .. new byte[blocks / 4],
            0xff, 0xd9,
        ];
    }
}
