using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.Faults.Rig;
using MongoDB.Driver;

namespace DomainWorkers.Benchmarks.Rig;

/// <summary>Broker topology, databases, vault and registry for one benchmark; everything in it goes when it ends.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    /// <summary>One of the sample accounts that <c>infra/seed</c> stores, and a registrant of it.</summary>
    public const string Account = "acme";

    public const string ProfileId = "acme-zhang";

    private const string Worker = "registry-submission";

    private readonly Engines _engines;
    private readonly string _prefix;
    private readonly List<ProgramUnderTest> _programs = [];

    private Deployment(Engines engines, Registry registry, string prefix, Dictionary<string, string> settings)
    {
        (_engines, _prefix) = (engines, prefix);
        (Registry, Settings) = (registry, settings);
        Client = new MongoClient(engines.Store);
    }

    public Registry Registry { get; }

    /// <summary>What a worker gets.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public Uri Broker => _engines.Broker;

    public string Store => _engines.Store;

    public MongoClient Client { get; }

    /// <summary>The worker's database.</summary>
    public IMongoDatabase Database => Client.GetDatabase(DatabaseName(Worker));

    /// <summary>A database that goes with the deployment.</summary>
    public string DatabaseName(string owner) => $"{_prefix}-{owner}";

    public static async Task<Deployment> Open(int sessions, int commandsPerSecond, CancellationToken cancellationToken)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"b{Environment.ProcessId}-{RandomNumberGenerator.GetInt32(0x1000000):x}");
        var engines = await Engines.Open(prefix, cancellationToken);
        var registry = await Registry.Start(sessions, commandsPerSecond, cancellationToken);
        var vault = await SampleVault.Fill(engines.Store, prefix, "RegistrySubmission", cancellationToken);
        var settings = new Dictionary<string, string>(registry.Settings().Concat(vault))
        {
            ["Broker__Uri"] = engines.Broker.OriginalString,
            ["Broker__Management"] = engines.Management.OriginalString,
            ["Store__Uri"] = engines.Store,
            ["Store__DatabasePrefix"] = prefix,
            ["Parking__SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };
        // What a deployment does before the first worker starts.
        await Programs.Run("RegistrySubmission", ["--topology", "apply"], settings, cancellationToken);
        return new Deployment(engines, registry, prefix, settings);
    }

    /// <summary>The shipped worker, ready.</summary>
    public async Task<ProgramUnderTest> StartWorker(
        string instance, IEnumerable<KeyValuePair<string, string>> more, CancellationToken cancellationToken)
    {
        var health = $"http://127.0.0.1:{FreePorts.Next()}";
        var settings = new Dictionary<string, string>(Settings) { ["Worker__Instance"] = instance, ["Worker__HealthUrl"] = health };
        foreach (var (name, value) in more)
            settings[name] = value;
        var program = ProgramUnderTest.Start("RegistrySubmission", [], settings);
        _programs.Add(program);
        await program.Ready(new Uri($"{health}/health/ready"), cancellationToken);
        return program;
    }

    /// <summary>This program once more, as the calibration.</summary>
    public ProgramUnderTest StartBare(IReadOnlyDictionary<string, string> settings)
    {
        var program = ProgramUnderTest.Start("Benchmarks", [Bare.BareProgram.Verb], settings);
        _programs.Add(program);
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
            await program.DisposeAsync();
        await Registry.DisposeAsync();
        await _engines.DisposeAsync();
        foreach (var name in await (await Client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith($"{_prefix}-", StringComparison.Ordinal))
                await Client.DropDatabaseAsync(name);
        }

        Client.Dispose();
    }
}
