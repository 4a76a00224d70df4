using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace DomainWorkers.BuildingBlocks.State.Mongo;

/// <summary>The process's one connection to the document store. Each worker has a database of its own.</summary>
public sealed class MongoStore : IStateStoreFactory, IDisposable
{
    private readonly StoreOptions _options;
    private readonly MongoClient _client;

    /// <summary>Connects when the first question is asked.</summary>
    /// <param name="options">Where.</param>
    /// <param name="onCommand">Sees each command on its way to the server, on whichever thread sends it. Costs a copy of each: for tests.</param>
    public MongoStore(StoreOptions options, Action<CommandStartedEvent>? onCommand = null)
    {
        BsonForm.Use();
        _options = options;
        _client = new MongoClient(Settings(options, onCommand));
    }

    /// <summary>Whether a connection string has the form that the driver reads; the names in it may still lead nowhere.</summary>
    public static bool Understands(string uri)
    {
        try
        {
            _ = new MongoUrl(uri);
            return true;
        }
        catch (Exception exception) when (exception is MongoConfigurationException or ArgumentException or FormatException)
        {
            return false;
        }
    }

    public IStateStore<TState> Create<TState>(StateDefinition<TState> definition)
        where TState : Document => new MongoStateStore<TState>(Database(definition.Worker), definition);

    /// <summary>A worker's database, for the named queries that a store does not answer.</summary>
    public IMongoDatabase Database(string worker) => _client.GetDatabase($"{_options.DatabasePrefix}-{worker}");

    /// <summary>Asks the server for a sign of life.</summary>
    /// <exception cref="Failures.StoreUnavailableException">There is none.</exception>
    public Task Ping(CancellationToken cancellationToken) =>
        StoreOutage.Guard(() => _client.GetDatabase("admin").RunCommandAsync<BsonDocument>(
            new BsonDocument("ping", 1), ReadPreference.Primary, cancellationToken));

    public void Dispose() => _client.Dispose();

    private static MongoClientSettings Settings(StoreOptions options, Action<CommandStartedEvent>? onCommand)
    {
        var settings = MongoClientSettings.FromConnectionString(options.Uri);
        settings.ApplicationName ??= "DomainWorkers";

        // Correctness stands on these: whatever the connection string says.
        settings.WriteConcern = WriteConcern.WMajority.With(wTimeout: options.Timeout);
        settings.ReadConcern = ReadConcern.Majority;
        settings.ReadPreference = ReadPreference.Primary;
        settings.RetryWrites = true;
        settings.RetryReads = true;

        settings.ConnectTimeout = options.Timeout;
        settings.ServerSelectionTimeout = options.Timeout;
        settings.WaitQueueTimeout = options.Timeout;

        // Longer than a majority may take: an answer "not yet by a majority" is better than none. Without it a dead peer holds a call for ever.
        settings.SocketTimeout = 2 * options.Timeout;

        if (onCommand is not null)
            settings.ClusterConfigurator = cluster => cluster.Subscribe(onCommand);
        return settings;
    }
}
