using DomainWorkers.RegistrySimulator;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Tests.EndToEnd;

/// <summary>The registry of .cn as a real EPP server over TLS in this process, under the harness's business clock.</summary>
internal sealed class SimulatedRegistry : IHarnessPart, IAsyncDisposable
{
    public const string ClientId = "registrar-a";
    private const string Password = "simulated-pw";

    private readonly string _folder = Directory.CreateTempSubdirectory("registry-submission-").FullName;
    private RegistryServer? _server;

    public RegistryServer Server => _server!;

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Registration:EmailBeforeOrder", "off"),
        new("Registries:cnnic:Host", "localhost"),
        new("Registries:cnnic:Port", $"{Server.Port}"),
        new("Registries:cnnic:ClientId", ClientId),
        new("Registries:cnnic:Password", Password),
        new("Registries:cnnic:Authority", Path.Combine(_folder, "ca.pem")),
        new("Registries:cnnic:ClientCertificate", Path.Combine(_folder, "client.pem")),
        new("Registries:cnnic:ClientKey", Path.Combine(_folder, "client.key")),
        .. More.Select(setting => new KeyValuePair<string, string?>($"Registries:cnnic:{setting.Key}", setting.Value)),
    ];

    /// <summary>Further settings of the account.</summary>
    private IReadOnlyList<(string Key, string Value)> More { get; init; } = [];

    public static async Task<SimulatedRegistry> Start(
        TimeProvider clock, Func<Zone, Zone>? zone = null, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var registry = new SimulatedRegistry { More = settings };
        var cn = Zone.Preset("cn") with { ContactsRequired = true };
        registry._server = await RegistryServer.Start(
            new SimulatorOptions
            {
                Accounts = [new RegistrarAccount(ClientId, Password), new RegistrarAccount("registrar-b", Password)],
                Zones = [zone is null ? cn : zone(cn)],
                CertificateFolder = registry._folder,
            },
            clock, CancellationToken.None);
        return registry;
    }

    /// <summary>The next command of a kind is executed and its answer lost, or lost before it was executed.</summary>
    public void Next(FaultAction fault, string command) => Server.Faults.Add(new FaultRule(fault) { Command = command, Next = 1 });

    /// <summary>How often a command was really executed on a name.</summary>
    public int Executed(string command, string name) => Server.Ledger.Executed(command, name).Count;

    public void Register(IServiceCollection services, ProcessLife life)
    {
        // The worker reaches it as any registry: over the network.
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
