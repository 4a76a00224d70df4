using DomainWorkers.Epp;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A simulated registry for one test, and the settings that lead a worker to it.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private readonly string _folder;

    private Registry(RegistryServer server, string folder) => (Server, _folder) = (server, folder);

    public RegistryServer Server { get; }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        // Nobody verifies addresses here.
        ["Registration__EmailBeforeOrder"] = "off",
        ["Registries__cnnic__Host"] = "127.0.0.1",
        ["Registries__cnnic__Port"] = $"{Server.Port}",
        ["Registries__cnnic__ServerName"] = "localhost",
        ["Registries__cnnic__ClientId"] = "registrar",
        ["Registries__cnnic__Password"] = "registrar-pw",
        ["Registries__cnnic__Authority"] = Path.Combine(_folder, "ca.pem"),
        ["Registries__cnnic__ClientCertificate"] = Path.Combine(_folder, "client.pem"),
        ["Registries__cnnic__ClientKey"] = Path.Combine(_folder, "client.key"),
    };

    /// <summary>It grants so many sessions at a time; one more is refused with 2502.</summary>
    public static async Task<Registry> Start(int sessions = 10)
    {
        var folder = Directory.CreateTempSubdirectory("domainworkers-registry-").FullName;
        var server = await RegistryServer.Start(
            new SimulatorOptions
            {
                Accounts = [new RegistrarAccount("registrar", "registrar-pw") { MaxSessions = sessions }],
                Zones = [Zone.Preset("cn"), Zone.Preset("com")],
                CertificateFolder = folder,
            },
            TimeProvider.System, CancellationToken.None);
        var registry = new Registry(server, folder);
        await registry.AddSampleHosts();
        return registry;
    }

    /// <summary>A command of the same account, past the worker: what somebody does by hand in the registry's own console.</summary>
    public async Task ByHand<TData>(EppCommand<TData> command, string clientTransactionId)
        where TData : class
    {
        await using var pool = new EppSessionPool(
            new EppAccountOptions
            {
                Name = "by-hand",
                Host = "127.0.0.1",
                Port = Server.Port,
                ServerName = "localhost",
                ClientId = "registrar",
                Password = "registrar-pw",
                ClientCertificate = Server.ClientCertificate,
                TrustAnchors = [Server.AuthorityCertificate],
                MaxSessions = 1,
            },
            new LocalEppSlots(1, rate: null, TimeProvider.System), machineClock: TimeProvider.System);
        var answer = await pool.Execute(command, new EppExecution { ClientTransactionId = clientTransactionId }, CancellationToken.None);
        Assert.Equal(1000, answer.Result.Code);
    }

    /// <summary>The name servers that the published samples name: hosts of their owner's domain.</summary>
    private async Task AddSampleHosts()
    {
        Assert.True(Server.Desk.Seed("acme-dns.cn", "registrar"));
        foreach (var (name, address) in new[] { ("ns1.acme-dns.cn", "192.0.2.1"), ("ns2.acme-dns.cn", "192.0.2.2") })
            await ByHand(new HostCreate(name, EppAddress.Parse(address)), name);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
