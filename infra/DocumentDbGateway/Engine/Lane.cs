using Npgsql;
using NpgsqlTypes;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>The connection one command runs on: one of the pool, or the one its transaction is pinned to.</summary>
internal sealed class Lane(NpgsqlConnection connection, SessionTransaction? transaction) : IAsyncDisposable
{
    public bool IsInTransaction => transaction is not null;

    /// <summary>Runs one statement and returns its first row; BSON values come as bytes.</summary>
    public async Task<object?[]> Row(string sql, CancellationToken cancellationToken, params object?[] arguments)
    {
        await using var command = Command(sql, arguments);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new CommandFailure(ErrorCodes.InternalError, "the engine returned no row");
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        return row;
    }

    /// <summary>Runs a procedure; its results have the engine's own type, whose text form is BSONHEX and digits.</summary>
    public async Task<byte[]> Call(string sql, CancellationToken cancellationToken, params object?[] arguments)
    {
        const string prefix = "BSONHEX";
        await using var command = Command(sql, arguments);
        command.AllResultTypesAreUnknown = true;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken) || !reader.GetString(0).StartsWith(prefix, StringComparison.Ordinal))
            throw new CommandFailure(ErrorCodes.InternalError, "the engine returned no document");
        return Convert.FromHexString(reader.GetString(0).AsSpan(prefix.Length));
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is null)
            await connection.DisposeAsync();
        else
            transaction.Leave();
    }

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(argument switch
            {
                string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
                byte[] bson => new NpgsqlParameter<byte[]> { TypedValue = bson, NpgsqlDbType = NpgsqlDbType.Bytea },
                long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers },
                _ => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea }
            });
        }

        return command;
    }
}
