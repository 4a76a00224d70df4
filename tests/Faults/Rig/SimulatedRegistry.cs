using System.Globalization;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults.Rig;

/// <summary>The registry, in the rig's own process, which nobody kills: it writes down what it really executed, and what it was asked.</summary>
internal sealed class SimulatedRegistry : IAsyncDisposable
{
    private const string Client = "faults-rig";

    // Opens nothing outside this process.
    private const string Password = "simulated-pw";

    private readonly RegistryServer _server;
    private readonly string _certificates;

    private SimulatedRegistry(RegistryServer server, string certificates)
    {
        _server = server;
        _certificates = certificates;
    }

    public IReadOnlyList<LedgerEntry> Ledger => _server.Ledger.Entries;

    /// <summary>So much came of orders. A worker asks for the registry's messages all the time, whether anything happens or not.</summary>
    public int Written => _server.Ledger.Entries.Count(entry => entry.Command != "poll:req");

    public static async Task<SimulatedRegistry> Start(FaultPlan plan, string ledger, CancellationToken cancellationToken)
    {
        var certificates = Directory.CreateTempSubdirectory("domainworkers-faults-").FullName;
        var server = await RegistryServer.Start(
            new SimulatorOptions
            {
                // Sessions of a killed process live until the system has told the registry; they must not lock out its successor.
                Accounts = [new RegistrarAccount(Client, Password) { MaxSessions = 100 }],
                Zones = [Zone.Preset("cn") with { ContactsRequired = true }],
                CertificateFolder = certificates,
                LedgerPath = ledger,
                LedgerContent = LedgerContent.All,
                Seed = plan.Seed,
            },
            TimeProvider.System,
            cancellationToken);

        // The first rule that matches and hits is applied: lost answers before slow ones.
        if (plan.LostRenewals > 0)
            server.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = "domain:renew", Next = plan.LostRenewals });
        foreach (var command in new[] { "domain:create", "domain:renew" })
        {
            server.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = command, Probability = plan.Loss });
            server.Faults.Add(new FaultRule(FaultAction.DropBeforeExecuting) { Command = command, Probability = plan.LossBefore });
            server.Faults.Add(new FaultRule(FaultAction.Delay) { Command = command, Delay = plan.RegistryTakes });
        }

        return new SimulatedRegistry(server, certificates);
    }

    /// <summary>The settings by which a worker finds it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings() =>
    [
        // Nobody verifies addresses here.
        new("Registration__EmailBeforeOrder", "off"),
        new("Registries__cnnic__Host", "localhost"),
        new("Registries__cnnic__Port", _server.Port.ToString(CultureInfo.InvariantCulture)),
        new("Registries__cnnic__ClientId", Client),
        new("Registries__cnnic__Password", Password),
        new("Registries__cnnic__Authority", Path.Combine(_certificates, "ca.pem")),
        new("Registries__cnnic__ClientCertificate", Path.Combine(_certificates, "client.pem")),
        new("Registries__cnnic__ClientKey", Path.Combine(_certificates, "client.key")),
        // The processes share the account: each is to have some at every kill.
        new("Registries__cnnic__MaxSessions", "4"),
        new("Registries__cnnic__SessionsPerInstance", "2"),
    ];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_certificates, recursive: true);
    }
}
