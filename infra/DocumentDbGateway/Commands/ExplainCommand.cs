using DomainWorkers.DocumentDbGateway.Engine;
using DomainWorkers.DocumentDbGateway.Wire;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>
/// explain: PostgreSQL's plan, retold in MongoDB's terms. What is told truly is whether an index answered, and which; the
/// planner's sorts on top of an index are told as they are.
/// </summary>
internal static class ExplainCommand
{
    public static async Task<byte[]> Run(Request request, Lane lane, CancellationToken cancellationToken)
    {
        if (request.Find("explain") is not { IsBsonDocument: true } explained)
            throw new CommandFailure(ErrorCodes.BadValue, "explain needs a command");
        var command = explained.AsBsonDocument;
        var function = command.GetElement(0).Name switch
        {
            "find" => "find",
            "aggregate" => "pipeline",
            "count" => "count",
            "distinct" => "distinct",
            var other => throw new CommandFailure(ErrorCodes.CommandNotSupported, $"explain of {other}")
        };
        var row = await lane.Row(
            "explain (format json, costs off, verbose) "
                + $"select document from documentdb_api_catalog.bson_aggregation_{function}($1, $2)",
            cancellationToken, request.Database, command.ToBson());
        var plan = BsonSerializer.Deserialize<BsonArray>((string)row[0]!)[0]["Plan"].AsBsonDocument;
        return new BsonDocument
        {
            {
                "queryPlanner",
                new BsonDocument
                {
                    { "namespace", $"{request.Database}.{command[0]}" },
                    { "winningPlan", Stage(plan) },
                    { "rejectedPlans", new BsonArray() }
                }
            },
            { "postgresPlan", plan },
            { "ok", 1.0 }
        }.ToBson();
    }

    private static BsonDocument Stage(BsonDocument plan)
    {
        BsonDocument[] inner = plan.TryGetValue("Plans", out var plans) ? [.. plans.AsBsonArray.OfType<BsonDocument>()] : [];
        // The engine's own nodes only wrap a scan.
        if (plan["Node Type"] == "Custom Scan" && inner.Length == 1)
            return Stage(inner[0]);

        var stage = new BsonDocument("stage", Name(plan, inner.Length > 0));
        if (stage["stage"] == "IXSCAN")
            stage.Add("indexName", plan["Index Name"]);
        if (inner.Length == 1)
            stage.Add("inputStage", Stage(inner[0]));
        else if (inner.Length > 1)
            stage.Add("inputStages", new BsonArray(inner.Select(Stage)));
        return stage;
    }

    private static string Name(BsonDocument plan, bool hasInput) => plan["Node Type"].AsString switch
    {
        "Seq Scan" => "COLLSCAN",
        "Index Scan" or "Index Only Scan" or "Bitmap Index Scan" => ScansAll(plan) ? "COLLSCAN" : "IXSCAN",
        "Bitmap Heap Scan" => "FETCH",
        "Sort" or "Incremental Sort" => "SORT",
        "Limit" => "LIMIT",
        "Result" when !hasInput => "EOF",
        var other => other.ToUpperInvariant().Replace(' ', '_')
    };

    /// <summary>The primary key begins with the shard key, one for all documents here: without an id it selects all.</summary>
    private static bool ScansAll(BsonDocument plan) =>
        plan["Index Name"] == "_id_"
        && !(plan.TryGetValue("Index Cond", out var by) && by.AsString.Contains("object_id", StringComparison.Ordinal));
}
