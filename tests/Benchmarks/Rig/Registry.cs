using System.Globalization;
using DomainWorkers.EppServing;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Benchmarks.Rig;

/// <summary>The simulated registry, in this process.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private const string Client = "benchmarks";

    // Opens nothing outside this process.
    private const string Password = "simulated-pw";

    private readonly string _certificates;
    private readonly int _sessions;
    private readonly int _commandsPerSecond;

    private Registry(RegistryServer server, string certificates, int sessions, int commandsPerSecond)
    {
        Server = server;
        (_certificates, _sessions, _commandsPerSecond) = (certificates, sessions, commandsPerSecond);
    }

    public RegistryServer Server { get; }

    /// <summary>What came from the account so far.</summary>
    public RateCount Rate => Server.Rate(Client);

    /// <param name="sessions">Sessions of the account.</param>
    /// <param name="commandsPerSecond">Its rate; 0 for no limit.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<Registry> Start(int sessions, int commandsPerSecond, CancellationToken cancellationToken)
    {
        var certificates = Directory.CreateTempSubdirectory("domainworkers-benchmarks-").FullName;
        var server = await RegistryServer.Start(
            new SimulatorOptions
            {
                Accounts = [new RegistrarAccount(Client, Password) { MaxSessions = sessions, CommandsPerSecond = commandsPerSecond }],
                Zones = [Zone.Preset("cn") with { ContactsRequired = true }],
                CertificateFolder = certificates,
            },
            TimeProvider.System,
            cancellationToken);
        return new Registry(server, certificates, sessions, commandsPerSecond);
    }

    /// <summary>The settings by which a worker finds it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings() =>
    [
        // Nobody verifies addresses here.
        new("Registration__EmailBeforeOrder", "off"),
        new("Registries__cnnic__Host", "localhost"),
        new("Registries__cnnic__Port", Text(Server.Port)),
        new("Registries__cnnic__ClientId", Client),
        new("Registries__cnnic__Password", Password),
        new("Registries__cnnic__Authority", Path.Combine(_certificates, "ca.pem")),
        new("Registries__cnnic__ClientCertificate", Path.Combine(_certificates, "client.pem")),
        new("Registries__cnnic__ClientKey", Path.Combine(_certificates, "client.key")),
        new("Registries__cnnic__MaxSessions", Text(_sessions)),
        new("Registries__cnnic__CommandsPerSecond", Text(_commandsPerSecond)),
    ];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_certificates, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
