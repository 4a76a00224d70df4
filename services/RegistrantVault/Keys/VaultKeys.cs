using System.Security.Cryptography;
using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.RegistrantVault.Keys;

/// <summary>
/// The keys that a process was given: private key-encryption keys of the worker it runs, public ones of the workers it stores for, and
/// the lookup keys where it has to find or store profiles.
/// </summary>
public sealed class VaultKeys
{
    private readonly IReadOnlyDictionary<VaultWorker, KeySet<WrappingKey>> _wrapping;

    internal VaultKeys(IReadOnlyDictionary<VaultWorker, KeySet<WrappingKey>> wrapping, KeySet<LookupKey>? lookup)
    {
        _wrapping = wrapping;
        Lookup = lookup;
    }

    internal KeySet<LookupKey>? Lookup { get; }

    /// <summary>Reads the section <c>Vault</c> and refuses what is missing, short, used twice or not random.</summary>
    /// <param name="configuration">Settings from environment and files; a value may name a file (<c>file:/run/secrets/...</c>).</param>
    /// <param name="workers">The workers that run in this process: each must have its private key.</param>
    public static VaultKeys Load(IConfiguration configuration, params IReadOnlyCollection<VaultWorker> workers) =>
        new VaultKeySettings(configuration).Read(workers);

    /// <summary>Random keys for every worker, lost when the process ends: for the embedded mode and for tests, whose store is lost as well.</summary>
    public static VaultKeys CreateEphemeral()
    {
        const string Id = "ephemeral";
        var wrapping = Enum.GetValues<VaultWorker>().ToDictionary(
            worker => worker,
            _ => new KeySet<WrappingKey>(
                Id, new Dictionary<string, WrappingKey> { [Id] = WrappingKey.FromSecret(Id, RandomNumberGenerator.GetBytes(KeyStrength.Size)) }));
        var lookup = new Dictionary<string, LookupKey> { [Id] = new LookupKey(Id, RandomNumberGenerator.GetBytes(KeyStrength.Size)) };
        return new VaultKeys(wrapping, new KeySet<LookupKey>(Id, lookup));
    }

    /// <summary>The key that wraps for a worker now.</summary>
    internal WrappingKey ActiveOf(VaultWorker worker) =>
        _wrapping.GetValueOrDefault(worker)?.Active
        ?? throw new VaultKeysException(
            $"{VaultKeySettings.WrappingSetting(worker, "<id>")} is missing: needed to store what {worker} reads, {VaultKeySettings.WrappingForm}");

    internal WrappingKey? Find(VaultWorker worker, string id) => _wrapping.GetValueOrDefault(worker)?.Find(id);

    internal bool Knows(VaultWorker worker) => _wrapping.ContainsKey(worker);
}
