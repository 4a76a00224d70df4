using System.Globalization;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults.Redemption;

/// <summary>A registry in the rig's process that neither renews nor restores a year by itself, and lets names of com.cn go soon after their deletion.</summary>
internal sealed class MortalRegistry : IAsyncDisposable
{
    private const string Client = "faults-rig";

    // Opens nothing outside this process.
    private const string Password = "simulated-pw";
    private static readonly string[] Commands = ["domain:delete", "domain:restore-request", "domain:restore-report", "domain:renew"];

    private readonly RegistryServer _server;
    private readonly string _certificates;

    private MortalRegistry(RegistryServer server, string certificates) => (_server, _certificates) = (server, certificates);

    public IReadOnlyList<LedgerEntry> Ledger => _server.Ledger.Entries;

    public int Written => _server.Ledger.Entries.Count(entry => entry.Command != "poll:req");

    public static async Task<MortalRegistry> Start(LifePlan plan, TimeProvider clock, string ledger, CancellationToken cancellationToken)
    {
        var certificates = Directory.CreateTempSubdirectory("domainworkers-faults-").FullName;
        var slow = new Zone("cn") { AutoRenew = false, RestoreRenews = false, Redemption = TimeSpan.FromDays(14), PendingDelete = TimeSpan.Zero };
        var server = await RegistryServer.Start(
            new SimulatorOptions
            {
                Accounts = [new RegistrarAccount(Client, Password) { MaxSessions = 100 }],
                Zones = [slow, slow with { Suffix = "com.cn", Redemption = TimeSpan.FromSeconds(5) }],
                CertificateFolder = certificates,
                LedgerPath = ledger,
                LedgerContent = LedgerContent.All,
                Seed = plan.Seed,
            },
            clock, cancellationToken);
        foreach (var command in Commands)
        {
            server.Faults.Add(new FaultRule(FaultAction.ExecuteThenDrop) { Command = command, Probability = plan.Loss });
            server.Faults.Add(new FaultRule(FaultAction.Delay) { Command = command, Delay = plan.RegistryTakes });
        }

        return new MortalRegistry(server, certificates);
    }

    /// <summary>Lets happen what time brings; a registry that nobody asks would let nothing go.</summary>
    public void Advance() => _server.Advance();

    /// <summary>The settings by which a worker finds it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings() =>
    [
        new("Registries__cnnic__Host", "localhost"),
        new("Registries__cnnic__Port", _server.Port.ToString(CultureInfo.InvariantCulture)),
        new("Registries__cnnic__ClientId", Client),
        new("Registries__cnnic__Password", Password),
        new("Registries__cnnic__Authority", Path.Combine(_certificates, "ca.pem")),
        new("Registries__cnnic__ClientCertificate", Path.Combine(_certificates, "client.pem")),
        new("Registries__cnnic__ClientKey", Path.Combine(_certificates, "client.key")),
        new("Registries__cnnic__MaxSessions", "4"),
    ];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_certificates, recursive: true);
    }
}
