using System.Security.Cryptography;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Rights;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.RegistrantVault.Tests.Rig;

/// <summary>The keys of a whole deployment, and what each process of it is given: its own secrets, the others' public points.</summary>
internal sealed class KeyFile
{
    private readonly Dictionary<(VaultWorker Worker, string Id), byte[]> _secrets = [];
    private readonly Dictionary<VaultWorker, string> _active = [];
    private readonly Dictionary<string, byte[]> _lookup = [];
    private string _activeLookup = "";

    public KeyFile()
    {
        foreach (var worker in Enum.GetValues<VaultWorker>())
            Activate(worker, "k1");
        ActivateLookup("p1");
    }

    /// <summary>Makes a key active; older ones stay and open.</summary>
    public void Activate(VaultWorker worker, string id)
    {
        _secrets[(worker, id)] = RandomNumberGenerator.GetBytes(32);
        _active[worker] = id;
    }

    public void ActivateLookup(string id)
    {
        _lookup[id] = RandomNumberGenerator.GetBytes(32);
        _activeLookup = id;
    }

    public void Remove(VaultWorker worker, string id) => _secrets.Remove((worker, id));

    public void RemoveLookup(string id) => _lookup.Remove(id);

    /// <summary>The secrets of the workers that run in the process, and the public halves of all others.</summary>
    public VaultKeys For(params VaultWorker[] workers)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var ((worker, id), secret) in _secrets)
        {
            settings[$"Vault:KeyEncryption:{worker}:Keys:{id}"] = workers.Contains(worker)
                ? Convert.ToBase64String(secret)
                : "public:" + Convert.ToBase64String(WrappingKey.FromSecret(id, secret).Point);
            settings[$"Vault:KeyEncryption:{worker}:Active"] = _active[worker];
        }
        foreach (var (id, secret) in _lookup)
            settings[$"Vault:Lookup:Keys:{id}"] = Convert.ToBase64String(secret);
        settings["Vault:Lookup:Active"] = _activeLookup;
        return VaultKeys.Load(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), workers);
    }
}
