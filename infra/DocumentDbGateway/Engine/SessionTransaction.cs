using System.Data;
using Npgsql;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>A transaction of a session: a connection of its own until it has ended, and then how it ended.</summary>
internal sealed class SessionTransaction(string session, long number, NpgsqlConnection connection, DateTimeOffset startedAt)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _id = $"{session}-{number}";

    private enum Phase
    {
        Running,
        Committed,
        Aborted,
        // COMMIT was sent and the connection broke before the answer.
        InDoubt
    }

    public long Number { get; } = number;

    public DateTimeOffset StartedAt { get; } = startedAt;

    private Phase Current { get; set; }

    public static async Task<SessionTransaction> Begin(
        string session, long number, NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A conflict is answered at once, as MongoDB does, instead of waiting for the other transaction.
        await using var begin = new NpgsqlCommand(
            "begin isolation level repeatable read; set local lock_timeout = 20", connection);
        await begin.ExecuteNonQueryAsync(cancellationToken);
        return new SessionTransaction(session, number, connection, now);
    }

    /// <summary>The pinned connection for one command; the commands of a transaction come one at a time.</summary>
    public async Task<Lane> Enter(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        if (Current == Phase.Running)
            return new Lane(connection, this);
        var committed = Current != Phase.Aborted;
        _turn.Release();
        throw committed
            ? new CommandFailure(ErrorCodes.TransactionCommitted, $"transaction {Number} has been committed")
            : Missing(Number);
    }

    public void Leave() => _turn.Release();

    public async Task Commit(Backend backend, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Current == Phase.Running)
                await CommitNow(cancellationToken);
            else if (Current == Phase.InDoubt)
                await AskHowItEnded(backend, cancellationToken);
            if (Current == Phase.Aborted)
                throw Missing(Number);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends a running transaction without effect; one that has ended stays as it is.</summary>
    public async Task Abort()
    {
        await _turn.WaitAsync();
        try
        {
            await AbortNow();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The same, by the command that holds the turn.</summary>
    public async Task AbortNow()
    {
        if (Current != Phase.Running)
            return;
        Current = Phase.Aborted;
        try
        {
            if (connection.State == ConnectionState.Open)
            {
                await using var rollback = new NpgsqlCommand("rollback", connection);
                await rollback.ExecuteNonQueryAsync();
            }
        }
        catch (NpgsqlException)
        {
            // A connection that cannot even roll back takes the transaction with it.
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        connection.Dispose();
    }

    public static CommandFailure Missing(long number) => new(
        ErrorCodes.NoSuchTransaction,
        $"transaction {number} is not known or has been aborted",
        CommandFailure.TransientTransaction);

    private async Task CommitNow(CancellationToken cancellationToken)
    {
        try
        {
            Current = Phase.InDoubt;
            await CommitRecord.Commit(connection, _id, cancellationToken);
            Current = Phase.Committed;
        }
        catch (NpgsqlException exception) when (!Backend.IsLoss(exception))
        {
            // The server answered: a refused COMMIT is a rollback.
            Current = Phase.Aborted;
            throw;
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    private async Task AskHowItEnded(Backend backend, CancellationToken cancellationToken)
    {
        await using var asking = await backend.Open(cancellationToken);
        Current = await CommitRecord.Happened(asking, _id, cancellationToken) ? Phase.Committed : Phase.Aborted;
    }
}
