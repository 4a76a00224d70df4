using DomainWorkers.DocumentDbGateway.Engine;
using Npgsql;

namespace DomainWorkers.DocumentDbGateway;

/// <summary>Clears what the engine and forgetful clients leave behind.</summary>
internal sealed class Housekeeping(
    Backend backend, Transactions transactions, Cursors cursors, TimeProvider machineClock)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Every, machineClock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await transactions.ForgetOld();
            await Clean(cancellationToken);
        }
    }

    private async Task Clean(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await backend.Open(cancellationToken);
            if (cursors.RemoveIdle() is { Length: > 0 } idle)
            {
                await using var delete = new NpgsqlCommand(
                    "select documentdb_api_internal.delete_cursors($1)::bytea", connection);
                delete.Parameters.AddWithValue(idle);
                await delete.ExecuteNonQueryAsync(cancellationToken);
            }

            // A driver retries within seconds; the engine keeps its memory of retried writes for ever.
            await using var forget = new NpgsqlCommand(
                "delete from documentdb_data.retryable_writes where write_time < now() - interval '5 minutes'", connection);
            await forget.ExecuteNonQueryAsync(cancellationToken);
            await using var clean = new NpgsqlCommand(CommitRecord.Clean, connection);
            await clean.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or CommandFailure)
        {
            // The engine is away; the next round does it.
        }
    }
}
