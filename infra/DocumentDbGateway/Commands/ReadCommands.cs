using DomainWorkers.DocumentDbGateway.Engine;
using DomainWorkers.DocumentDbGateway.Wire;
using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>Queries and their cursors: the engine takes MongoDB's command documents as they are.</summary>
internal sealed class ReadCommands(Cursors cursors)
{
    public Task<byte[]> Find(Request request, Lane lane, CancellationToken cancellationToken) =>
        FirstPage("find_cursor_first_page", request, lane, cancellationToken);

    public Task<byte[]> Aggregate(Request request, Lane lane, CancellationToken cancellationToken) =>
        FirstPage("aggregate_cursor_first_page", request, lane, cancellationToken);

    public Task<byte[]> ListCollections(Request request, Lane lane, CancellationToken cancellationToken) =>
        FirstPage("list_collections_cursor_first_page", request, lane, cancellationToken);

    public Task<byte[]> ListIndexes(Request request, Lane lane, CancellationToken cancellationToken) =>
        FirstPage("list_indexes_cursor_first_page", request, lane, cancellationToken);

    public static Task<byte[]> Count(Request request, Lane lane, CancellationToken cancellationToken) =>
        Document("select document::bytea from documentdb_api.count_query($1, $2)", request, lane, cancellationToken);

    public static Task<byte[]> Distinct(Request request, Lane lane, CancellationToken cancellationToken) =>
        Document("select document::bytea from documentdb_api.distinct_query($1, $2)", request, lane, cancellationToken);

    public async Task<byte[]> GetMore(Request request, Lane lane, CancellationToken cancellationToken)
    {
        var id = request.Find("getMore") is BsonInt64 number
            ? number.Value
            : throw new CommandFailure(ErrorCodes.BadValue, "getMore needs a cursor id");
        var row = await lane.Row(
            "select cursorpage::bytea, continuation::bytea from documentdb_api.cursor_get_more($1, $2, $3)",
            cancellationToken, request.Database, request.Body, cursors.Take(id));
        return CursorPage.Keep(cursors, id, row[0], row[1]);
    }

    public async Task<byte[]> KillCursors(Request request, Lane lane, CancellationToken cancellationToken)
    {
        var array = request.Find("cursors") as BsonArray ?? [];
        var asked = array.OfType<BsonInt64>().Select(id => id.Value).ToArray();
        var killed = asked.Where(cursors.Remove).ToArray();
        if (killed.Length > 0)
            await lane.Row("select documentdb_api_internal.delete_cursors($1)::bytea", cancellationToken, killed);
        return new BsonDocument
        {
            { "cursorsKilled", new BsonArray(killed) },
            { "cursorsNotFound", new BsonArray(asked.Except(killed)) },
            { "cursorsAlive", new BsonArray() },
            { "cursorsUnknown", new BsonArray() },
            { "ok", 1.0 }
        }.ToBson();
    }

    private async Task<byte[]> FirstPage(string function, Request request, Lane lane, CancellationToken cancellationToken)
    {
        var row = await lane.Row(
            $"select cursorpage::bytea, continuation::bytea, cursorid from documentdb_api.{function}($1, $2)",
            cancellationToken, request.Database, request.Body);
        return CursorPage.Keep(cursors, row[2] is long id ? id : 0, row[0], row[1]);
    }

    private static async Task<byte[]> Document(string sql, Request request, Lane lane, CancellationToken cancellationToken)
    {
        var row = await lane.Row(sql, cancellationToken, request.Database, request.Body);
        return row[0] as byte[] ?? throw new CommandFailure(ErrorCodes.InternalError, "the engine returned no document");
    }
}
