using DomainWorkers.RegistrySimulator;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RedemptionDeletion.Tests.EndToEnd;

/// <summary>The registries of .cn, .com and .hk as one EPP server over TLS in this process, under the harness's business clock.</summary>
internal sealed class SimulatedRegistry : IHarnessPart, IAsyncDisposable
{
    public const string ClientId = "registrar-a";
    private const string Password = "simulated-pw";

    private readonly string _folder = Directory.CreateTempSubdirectory("redemption-deletion-").FullName;
    private RegistryServer? _server;

    public RegistryServer Server => _server!;

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Registration:EmailBeforeOrder", "off"),
        .. new[] { "cnnic", "verisign", "hkirc" }.SelectMany(registry => new KeyValuePair<string, string?>[]
        {
            new($"Registries:{registry}:Host", "localhost"),
            new($"Registries:{registry}:Port", $"{Server.Port}"),
            new($"Registries:{registry}:ClientId", ClientId),
            new($"Registries:{registry}:Password", Password),
            new($"Registries:{registry}:Contacts", "false"),
            new($"Registries:{registry}:MaxSessions", "1"),
            new($"Registries:{registry}:Authority", Path.Combine(_folder, "ca.pem")),
            new($"Registries:{registry}:ClientCertificate", Path.Combine(_folder, "client.pem")),
            new($"Registries:{registry}:ClientKey", Path.Combine(_folder, "client.key")),
        }),
    ];

    public static async Task<SimulatedRegistry> Start(TimeProvider clock)
    {
        var registry = new SimulatedRegistry();
        registry._server = await RegistryServer.Start(
            new SimulatorOptions
            {
                Accounts = [new RegistrarAccount(ClientId, Password), new RegistrarAccount("registrar-b", Password)],
                Zones = [Zone.Preset("cn"), Zone.Preset("com"), Zone.Preset("hk")],
                CertificateFolder = registry._folder,
            },
            clock, CancellationToken.None);
        return registry;
    }

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
