using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.RegistrantVault;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.State;
using Microsoft.Extensions.Configuration;
using MongoDB.Driver;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>One deployment: a virtual host, databases and a registry that no other test sees.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly string _name = $"test-{Guid.NewGuid():N}"[..16];

    private Site(Engines engines, Registry registry)
    {
        Registry = registry;
        Management = new Management(engines.Management);
        Broker = $"{engines.Broker.TrimEnd('/')}/{_name}";
        StoreOptions = new StoreOptions { Uri = engines.Store, DatabasePrefix = _name };
        Settings = new Dictionary<string, string>([.. registry.Settings, .. Secrets()])
        {
            ["Broker__Uri"] = Broker,
            ["Broker__Management"] = engines.Management,
            ["Store__Uri"] = engines.Store,
            ["Store__DatabasePrefix"] = _name,
            // The published samples have the dates that they were written with.
            ["Messaging__MaxAge"] = "36500.00:00:00",
        };
    }

    public Registry Registry { get; }

    public Management Management { get; }

    /// <summary>The broker's address with the virtual host, for any AMQP client.</summary>
    public string Broker { get; }

    public string VirtualHost => _name;

    public StoreOptions StoreOptions { get; }

    /// <summary>What a worker needs to run here.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>New keys for everything that a worker seals.</summary>
    public static Dictionary<string, string> Secrets()
    {
        var secrets = new Dictionary<string, string>
        {
            ["Parking__SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Vault__Lookup__Keys__p1"] = KeyGeneration.NewSecret(),
        };
        foreach (var worker in Enum.GetNames<VaultWorker>())
            secrets[$"Vault__KeyEncryption__{worker}__Keys__k1"] = KeyGeneration.NewSecret();
        return secrets;
    }

    /// <summary>Where the broker is empty.</summary>
    public static async Task<Site> Bare(Engines? engines = null, int sessions = 10)
    {
        var site = new Site(engines ?? Engines.Given(), await Registry.Start(sessions));
        await site.Management.Put($"vhosts/{site._name}", new { });
        await site.Management.Put($"permissions/{site._name}/guest", new { configure = ".*", write = ".*", read = ".*" });
        return site;
    }

    /// <summary>Where the topology is applied.</summary>
    public static async Task<Site> Prepared(Engines? engines = null, int sessions = 10)
    {
        var site = await Bare(engines, sessions);
        var applying = site.Topology("apply");
        await site.AddSampleRegistrant();
        var (code, output) = await applying;
        Assert.True(code == 0, output);
        return site;
    }

    /// <summary>The profile that the published samples name.</summary>
    private async Task AddSampleRegistrant()
    {
        using var store = new MongoStore(StoreOptions);
        var stores = VaultStores.Open(store);
        await stores.Prepare(CancellationToken.None);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build();
        var vault = new WorkerVault(VaultWorker.RealNameReview, stores,
            VaultKeys.Load(configuration, VaultWorker.RealNameReview), TimeProvider.System, TimeProvider.System);
        var company = SampleRegistrants.Drafts.Single(draft => draft.Id == "acme-company") with { Id = Orders.ProfileId };
        Assert.IsType<ProfileStored.Stored>(await vault.Registrants.Store(company, CancellationToken.None));
    }

    /// <summary><c>--topology</c>, its exit code and what it said.</summary>
    public async Task<(int Code, string Output)> Topology(params string[] verb)
    {
        await using var process = Rig.Worker.Run(Settings, ["--topology", .. verb]);
        return (await process.Exit(), process.Everything);
    }

    public Worker StartWorker() => Rig.Worker.Start(Settings);

    public async Task<Worker> ReadyWorker()
    {
        var worker = StartWorker();
        await worker.Ready();
        return worker;
    }

    /// <summary>The store of a worker's documents, read by the driver alone.</summary>
    public IMongoDatabase Database(string worker = "registry-submission") =>
        new MongoClient(StoreOptions.Uri).GetDatabase($"{_name}-{worker}");

    public async ValueTask DisposeAsync()
    {
        await Management.Delete($"vhosts/{_name}");
        Management.Dispose();
        using var client = new MongoClient(StoreOptions.Uri);
        foreach (var name in await (await client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith($"{_name}-", StringComparison.Ordinal))
                await client.DropDatabaseAsync(name);
        }

        await Registry.DisposeAsync();
    }
}
