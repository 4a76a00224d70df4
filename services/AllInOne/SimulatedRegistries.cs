using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.AllInOne;

/// <summary>The registries of the demonstration: real EPP servers on the loopback interface, in this process.</summary>
internal sealed class SimulatedRegistries : IAsyncDisposable
{
    private const string ClientId = "registrar-a";
    private readonly Dictionary<string, RegistryServer> _servers = [];
    private readonly string _folder;

    private readonly bool _serves;

    private SimulatedRegistries(string folder, bool serves) => (_folder, _serves) = (folder, serves);

    /// <summary>What the run leaves on disk while it lasts.</summary>
    public string Folder => _folder;

    public RegistryServer this[string registry] => _servers[registry];

    public IEnumerable<KeyValuePair<string, RegistryServer>> All => _servers;

    /// <summary>Whether every notice that the registries have for us was read and acknowledged.</summary>
    public bool NoticesAreRead => _servers.Values.All(server => server.Objects.Messages(ClientId).Count == 0);

    /// <summary>Sets up a mishap at every registry; it hits where its name is.</summary>
    public void Expect(FaultRule mishap)
    {
        foreach (var server in _servers.Values)
            server.Faults.Add(mishap);
    }

    /// <summary>Has a registry show a name as ours that it got before the play, for a year; not where it serves no suffix that we know.</summary>
    public void Seed(string registry, string name)
    {
        if (_serves)
            _servers[registry].Desk.Seed(name, ClientId);
    }

    public static async Task<SimulatedRegistries> Start(TimeProvider clock, bool refuseEverything, CancellationToken cancellationToken)
    {
        var registries = new SimulatedRegistries(Directory.CreateTempSubdirectory("domainworkers-").FullName, serves: !refuseEverything);
        foreach (var (name, zones) in new (string, string[])[]
        {
            ("cnnic", ["cn", "com.cn", "xn--fiqs8s", "xn--55qx5d", "xn--io0a7i"]),
            ("verisign", ["com", "net"]),
            ("hkirc", ["hk"]),
        })
        {
            var server = await RegistryServer.Start(new SimulatorOptions
            {
                Accounts = [new RegistrarAccount(ClientId, Password), new RegistrarAccount("registrar-b", Password)],
                // A registry of another suffix refuses every name that is ordered.
                Zones = refuseEverything ? [Zone.Preset("invalid")] : [.. zones.Select(zone => Zone.Preset(zone) with { ContactsRequired = name == "cnnic" })],
                CertificateFolder = Path.Combine(registries._folder, name),
                LedgerPath = Path.Combine(registries._folder, name, "ledger.jsonl"),
            }, clock, cancellationToken);
            registries._servers[name] = server;
        }

        return registries;
    }

    /// <summary>The settings by which the worker finds them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings()
    {
        foreach (var (name, server) in _servers)
        {
            var certificates = Path.Combine(_folder, name);
            yield return new($"Registries:{name}:Host", "localhost");
            yield return new($"Registries:{name}:Port", $"{server.Port}");
            yield return new($"Registries:{name}:ClientId", ClientId);
            yield return new($"Registries:{name}:Password", Password);
            // The registry of .com and .net is thin and keeps none, and the .hk names came without.
            yield return new($"Registries:{name}:Contacts", name == "cnnic" ? "true" : "false");
            yield return new($"Registries:{name}:Authority", Path.Combine(certificates, "ca.pem"));
            yield return new($"Registries:{name}:ClientCertificate", Path.Combine(certificates, "client.pem"));
            yield return new($"Registries:{name}:ClientKey", Path.Combine(certificates, "client.key"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Ours and the simulator's; it opens nothing outside this process.
    private static string Password => "simulated-pw";
}
