using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Tests;

/// <summary>A place where senders lay files; what is not there cannot be reached until it is.</summary>
internal sealed class FakeFiles : IHarnessPart, IMaterials
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly ConcurrentQueue<string> _fetched = new();

    public IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>Every try to fetch one.</summary>
    public IReadOnlyList<string> Fetched => [.. _fetched];

    public ConcurrentDictionary<string, MaterialProblem> Problems { get; } = new();

    public ConcurrentQueue<bool> Outages { get; } = new();

    public void Register(IServiceCollection services, ProcessLife life) => services.AddSingleton<IMaterials>(this);

    /// <summary>Lays a file and says how a message names it.</summary>
    public MaterialFile Lay(string slot, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var uri = $"https://files.example/{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}/{slot}";
        _files[uri] = bytes;
        return new MaterialFile
        {
            Slot = slot,
            Uri = uri,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Size = bytes.Length,
            MediaType = "image/jpeg",
        };
    }

    public Task<MaterialReading> Fetch(MaterialReference reference, ImagePolicy policy, CancellationToken cancellationToken)
    {
        var uri = reference.Uri.Reveal();
        _fetched.Enqueue(uri);
        MaterialReading reading = Outages.TryDequeue(out var isOut) && isOut ? new MaterialReading.Unavailable("503")
            : Problems.TryGetValue(uri, out var problem) ? new MaterialReading.Refused(problem)
            : _files.TryGetValue(uri, out var bytes) ? new MaterialReading.Fetched(new Sensitive<byte[]>(bytes), "image/jpeg", 1200, 800)
            : new MaterialReading.Refused(MaterialProblem.NotFound);
        return Task.FromResult(reading);
    }

    public MaterialProblem? Check(MaterialReference reference) =>
        reference.Uri.Reveal().StartsWith("https://files.example/", StringComparison.Ordinal) ? null : MaterialProblem.PlaceNotAllowed;
}
