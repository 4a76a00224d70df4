using DomainWorkers.DocumentDbGateway.Engine;
using DomainWorkers.DocumentDbGateway.Wire;
using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>Databases, collections and indexes.</summary>
internal static class SchemaCommands
{
    public static Task<byte[]> Create(Request request, Lane lane, CancellationToken cancellationToken) =>
        Run("documentdb_api.create_collection_view($1, $2)", request, lane, cancellationToken);

    public static Task<byte[]> CreateIndexes(Request request, Lane lane, CancellationToken cancellationToken) =>
        // `true` builds on an existing collection in this very call; without it the engine hands the build to a background job.
        Run("documentdb_api_internal.create_indexes_non_concurrently($1, $2, true)", request, lane, cancellationToken);

    public static Task<byte[]> DropIndexes(Request request, Lane lane, CancellationToken cancellationToken) =>
        Run("documentdb_api_internal.drop_indexes_non_concurrently($1, $2)", request, lane, cancellationToken);

    public static async Task<byte[]> CollMod(Request request, Lane lane, CancellationToken cancellationToken) =>
        (byte[])(await lane.Row(
            "select documentdb_api.coll_mod($1, $2, $3)::bytea",
            cancellationToken, request.Database, request.Target, request.Body))[0]!;

    public static async Task<byte[]> CollStats(Request request, Lane lane, CancellationToken cancellationToken) =>
        (byte[])(await lane.Row(
            "select documentdb_api.coll_stats($1, $2)::bytea", cancellationToken, request.Database, request.Target))[0]!;

    public static async Task<byte[]> DbStats(Request request, Lane lane, CancellationToken cancellationToken) =>
        (byte[])(await lane.Row("select documentdb_api.db_stats($1)::bytea", cancellationToken, request.Database))[0]!;

    public static async Task<byte[]> ListDatabases(Request request, Lane lane, CancellationToken cancellationToken) =>
        (byte[])(await lane.Row("select documentdb_api.list_databases($1)::bytea", cancellationToken, request.Body))[0]!;

    public static async Task<byte[]> Drop(Request request, Lane lane, CancellationToken cancellationToken)
    {
        await lane.Row("select documentdb_api.drop_collection($1, $2)", cancellationToken, request.Database, request.Target);
        return new BsonDocument { { "ns", request.Namespace }, { "ok", 1.0 } }.ToBson();
    }

    public static async Task<byte[]> DropDatabase(Request request, Lane lane, CancellationToken cancellationToken)
    {
        await lane.Row("select documentdb_api.drop_database($1)", cancellationToken, request.Database);
        return new BsonDocument { { "dropped", request.Database }, { "ok", 1.0 } }.ToBson();
    }

    private static async Task<byte[]> Run(string function, Request request, Lane lane, CancellationToken cancellationToken) =>
        (byte[])(await lane.Row($"select {function}::bytea", cancellationToken, request.Database, request.Body))[0]!;
}
