using System.Net;
using System.Security.Cryptography;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Adapters.Materials;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Materials;

/// <summary>Materials over a folder and a host of a test's own.</summary>
internal sealed class MaterialsRig : IDisposable
{
    public static readonly ImagePolicy Policy = new([ImageFormat.Jpeg, ImageFormat.Png], 50, 1_000_000, 100, 5000);

    private readonly string _outside = Directory.CreateTempSubdirectory("materials").FullName;

    public MaterialsRig()
    {
        Folder = Directory.CreateDirectory(Path.Combine(_outside, "in")).FullName;
        File.WriteAllText(Path.Combine(_outside, "authority.pem"), RawHost.AuthorityPem);
    }

    /// <summary>What references may name.</summary>
    public string Folder { get; }

    /// <summary>The folder around it, which they may not.</summary>
    public string Outside => _outside;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public FetchedMaterials Materials(int port = 443, bool allowPrivate = true, Func<string, IPAddress[]>? resolve = null, params string[] hosts)
    {
        var options = new MaterialOptions
        {
            Folder = Folder,
            Authority = Path.Combine(_outside, "authority.pem"),
            AllowPrivateAddresses = allowPrivate,
            Timeout = Timeout,
        };
        options.Hosts.AddRange(hosts.Length > 0 ? hosts : [$"{RawHost.Name}:{port}"]);
        var dialer = new CheckedDialer(allowPrivate, (host, _) => Task.FromResult(resolve?.Invoke(host) ?? [IPAddress.Loopback]));
        return new FetchedMaterials(options, new FolderMaterials(Folder), new HttpsMaterials(options, dialer), Clock);
    }

    public static MaterialReference Reference(string uri, byte[] content, string? hash = null, long? size = null) => new(
        new SensitiveText(uri), hash ?? Convert.ToHexStringLower(SHA256.HashData(content)), size ?? content.Length, "image/jpeg");

    public string Put(byte[] content, string name = "a.jpg")
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllBytes(file, content);
        return $"file://{file}";
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);
}
