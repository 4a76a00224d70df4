using Npgsql;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>The PostgreSQL server behind the gateway: its connections, and whether it can be reached at all.</summary>
internal sealed class Backend : IAsyncDisposable
{
    // Shorter than a driver's server selection (30 s): who waits here gets a definite answer in time to choose again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(100);

    private const string IdleInTransactionTimeout = "25P03";

    private readonly NpgsqlDataSource _connections;
    private readonly NpgsqlDataSource _probe;
    private readonly TimeProvider _machineClock;
    private readonly Lock _gate = new();
    private Task _recovery = Task.CompletedTask;

    public Backend(string connectionString, TimeProvider machineClock)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Writers of one unique key can only be told apart by a deadlock: the engine's uniqueness is an exclusion constraint.
            // PostgreSQL's default of a second would be the cost of every such race; below 20 ms it would fire inside the
            // engine's own batches.
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            MaxPoolSize = 80,
            Timeout = 20,
            CommandTimeout = 0,
            Options = "-c search_path=documentdb_api_catalog,documentdb_api,public -c idle_in_transaction_session_timeout=60000"
                + " -c client_min_messages=warning -c deadlock_timeout=100 -c documentdb.useFileBasedPersistedCursors=on"
        };
        _connections = NpgsqlDataSource.Create(settings);
        _probe = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 2 });
        _machineClock = machineClock;
    }

    public bool IsReachable
    {
        get
        {
            lock (_gate)
                return _recovery.IsCompleted;
        }
    }

    /// <summary>A connection of the pool; while the server is away this waits: nothing has been done that could be lost.</summary>
    public async Task<NpgsqlConnection> Open(CancellationToken cancellationToken)
    {
        Task recovery;
        lock (_gate)
            recovery = _recovery;
        if (!recovery.IsCompleted)
        {
            await recovery.WaitAsync(Patience, _machineClock, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!recovery.IsCompletedSuccessfully)
                throw Away("PostgreSQL cannot be reached");
        }

        try
        {
            return await _connections.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException exception) when (exception.InnerException is TimeoutException)
        {
            // All connections of the pool are in use, or the server is too busy to accept one: nothing is lost yet.
            throw Away("no connection to PostgreSQL is free");
        }
    }

    /// <summary>Creates what the gateway itself keeps in PostgreSQL, as soon as that answers.</summary>
    public async Task Prepare(CancellationToken cancellationToken)
    {
        while (!await Answers())
            await Task.Delay(ProbeEvery, _machineClock, cancellationToken);
        await using var connection = await Open(cancellationToken);
        await CommitRecord.Prepare(connection, cancellationToken);
    }

    /// <summary>Called when a connection broke: forgets the others, which share its fate, until the server answers.</summary>
    public void Lost()
    {
        lock (_gate)
        {
            if (!_recovery.IsCompleted)
                return;
            _connections.Clear();
            _recovery = Recover();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        await _probe.DisposeAsync();
    }

    public static bool IsLoss(NpgsqlException exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or IdleInTransactionTimeout } => true,
        PostgresException postgres => postgres.SqlState.StartsWith("08", StringComparison.Ordinal),
        // Whatever the server did not say itself is about the connection to it.
        _ => true
    };

    private static CommandFailure Away(string message) =>
        new(ErrorCodes.ShutdownInProgress, message, CommandFailure.RetryableWrite);

    private async Task Recover()
    {
        while (!await Answers())
            await Task.Delay(ProbeEvery, _machineClock);
    }

    private async Task<bool> Answers()
    {
        try
        {
            await using var command = _probe.CreateCommand("select 1");
            await command.ExecuteScalarAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
