using Npgsql;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>
/// A row that a transaction writes with its commit, so that it can be asked later whether it happened. PostgreSQL's own
/// `pg_xact_status` cannot be asked after a crash: a transaction id that never reached the log is given to another transaction.
/// </summary>
internal static class CommitRecord
{
    /// <summary>Longer than any driver repeats a commit.</summary>
    public const string Clean = "delete from domainworkers_gateway.commits where written_at < now() - interval '1 hour'";

    // Two gateways may start at once, and "if not exists" does not wait for the other's uncommitted table.
    private const string Create =
        """
        begin;
        select pg_advisory_xact_lock(hashtext('domainworkers_gateway'));
        create schema if not exists domainworkers_gateway;
        create table if not exists domainworkers_gateway.commits
            (id text primary key, happened boolean not null, written_at timestamptz not null default now());
        commit
        """;

    public static async Task Prepare(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var create = new NpgsqlCommand(Create, connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes the record and commits; a transaction that has written nothing needs no record.</summary>
    public static async Task Commit(NpgsqlConnection connection, string id, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(
                    """
                    insert into domainworkers_gateway.commits (id, happened)
                    select $1, true where pg_current_xact_id_if_assigned() is not null
                    """)
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = id } }
                },
                new NpgsqlBatchCommand("commit")
            }
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Whether the transaction committed. Waits for one that is still at it, and writes that it did not happen where nothing is
    /// found, so that a commit still on its way meets that row and fails.
    /// </summary>
    public static async Task<bool> Happened(NpgsqlConnection connection, string id, CancellationToken cancellationToken)
    {
        await using (var fence = new NpgsqlCommand(
            "insert into domainworkers_gateway.commits (id, happened) values ($1, false) on conflict do nothing", connection))
        {
            fence.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
            await fence.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var ask = new NpgsqlCommand("select happened from domainworkers_gateway.commits where id = $1", connection);
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        return await ask.ExecuteScalarAsync(cancellationToken) is true;
    }
}
