using DomainWorkers.DocumentDbGateway.Engine;
using DomainWorkers.DocumentDbGateway.Wire;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>insert, update, delete and findAndModify.</summary>
internal static class WriteCommands
{
    public static Task<byte[]> Insert(Request request, Lane lane, CancellationToken cancellationToken) =>
        Write("insert", request, request.CountStatements("documents"), lane, cancellationToken);

    public static Task<byte[]> Update(Request request, Lane lane, CancellationToken cancellationToken) =>
        Write("update", request, request.CountStatements("updates"), lane, cancellationToken);

    public static Task<byte[]> Delete(Request request, Lane lane, CancellationToken cancellationToken) =>
        Write("delete", request, request.CountStatements("deletes"), lane, cancellationToken);

    public static async Task<byte[]> FindAndModify(Request request, Lane lane, CancellationToken cancellationToken)
    {
        const string sql = "select p_result::bytea from documentdb_api.find_and_modify($1, $2";
        var row = WriteId(request, 1, lane) is { } id
            ? await lane.Row($"{sql}, $3)", cancellationToken, request.Database, request.Body, id)
            : await lane.Row($"{sql})", cancellationToken, request.Database, request.Body);
        return (byte[])row[0]!;
    }

    /// <summary>True when a statement may insert because nothing matches.</summary>
    public static bool Upserts(Request request) => request.Name switch
    {
        "update" => request.Statements("updates").Any(Upserts),
        "findAndModify" or "findandmodify" => request.Find("upsert") is { } upsert && upsert.ToBoolean(),
        _ => false
    };

    private static bool Upserts(BsonDocument statement) => statement.TryGetValue("upsert", out var upsert) && upsert.ToBoolean();

    private static async Task<byte[]> Write(
        string verb, Request request, int statements, Lane lane, CancellationToken cancellationToken)
    {
        byte[] result;
        if (statements > 1 && verb != "delete" && !lane.IsInTransaction)
        {
            // The procedures commit in between: one long transaction per batch would let two batches in opposite order deadlock.
            result = await lane.Call(
                $"call documentdb_api.{verb}_bulk($1, $2, $3, null)",
                cancellationToken, request.Database, request.Body, request.Sequence);
        }
        else
        {
            var sql = $"select p_result::bytea from documentdb_api.{verb}($1, $2, $3";
            var row = WriteId(request, statements, lane) is { } id
                ? await lane.Row($"{sql}, $4)", cancellationToken, request.Database, request.Body, request.Sequence, id)
                : await lane.Row($"{sql})", cancellationToken, request.Database, request.Body, request.Sequence);
            result = (byte[])row[0]!;
        }

        return WithOurCodes(result, lane.IsInTransaction ? 1 : statements);
    }

    /// <summary>
    /// What lets the engine recognise a retried write. It remembers one write per id, so a batch gets none: its retry is then
    /// carried out again, and answers for itself.
    /// </summary>
    private static string? WriteId(Request request, int statements, Lane lane) =>
        statements == 1 && !lane.IsInTransaction && request is { Session: { } session, TransactionNumber: { } number }
            ? $"{session}-{number}"
            : null;

    private static byte[] WithOurCodes(byte[] result, int statements)
    {
        if (!new RawBsonDocument(result).Contains("writeErrors"))
            return result;
        var document = BsonSerializer.Deserialize<BsonDocument>(result);
        foreach (var error in document["writeErrors"].AsBsonArray.Select(item => item.AsBsonDocument))
        {
            var state = ErrorCodes.Unpack(error["code"].ToInt32());
            // A conflict is no fault of the statement: the whole command has failed, and may be repeated.
            if (statements == 1 && ErrorCodes.IsConflict(state))
                throw new CommandFailure(ErrorCodes.WriteConflict, error["errmsg"].AsString, CommandFailure.TransientTransaction);
            error["code"] = ErrorCodes.Of(state);
        }

        return document.ToBson();
    }
}
