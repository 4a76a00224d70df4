using System.Net;
using DomainWorkers.DocumentDbGateway.Engine;
using DomainWorkers.DocumentDbGateway.Wire;
using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>What a driver asks about the server itself: it is told of a replica set of one, and of its primary.</summary>
internal sealed class ServerCommands(
    IPEndPoint self, Backend backend, Transactions transactions, TimeProvider machineClock)
{
    // MongoDB 7.0: the newest wire version whose commands the engine has (8.0 adds the client-level bulkWrite).
    private const int WireVersion = 21;

    private static readonly ObjectId ElectionId = new("7fffffff0000000000000001");

    private int _connections;

    public byte[] Hello(Request request)
    {
        var reachable = backend.IsReachable;
        // Without its engine the member is no primary: drivers then look again until it is, as they do in an election.
        var hello = new BsonDocument
        {
            { request.Name == "hello" ? "isWritablePrimary" : "ismaster", reachable },
            { "secondary", !reachable },
            { "helloOk", true },
            { "setName", "rs0" },
            { "setVersion", 1 },
            { "hosts", new BsonArray { self.ToString() } },
            { "me", self.ToString() },
            { "maxBsonObjectSize", 16 * 1024 * 1024 },
            { "maxMessageSizeBytes", Frame.MaxLength },
            { "maxWriteBatchSize", 100_000 },
            { "localTime", new BsonDateTime(machineClock.GetUtcNow().UtcDateTime) },
            { "logicalSessionTimeoutMinutes", 30 },
            { "connectionId", Interlocked.Increment(ref _connections) },
            { "minWireVersion", 0 },
            { "maxWireVersion", WireVersion },
            { "readOnly", false },
            { "ok", 1.0 }
        };
        if (reachable)
        {
            hello.Add("primary", self.ToString());
            hello.Add("electionId", ElectionId);
        }

        return hello.ToBson();
    }

    public static byte[] BuildInfo(Request request) => new BsonDocument
    {
        { "version", "7.0.0" },
        { "versionArray", new BsonArray { 7, 0, 0, 0 } },
        { "gitVersion", "DomainWorkers.DocumentDbGateway" },
        { "modules", new BsonArray() },
        { "bits", 64 },
        { "maxBsonObjectSize", 16 * 1024 * 1024 },
        { "ok", 1.0 }
    }.ToBson();

    public static byte[] GetParameter(Request request)
    {
        var reply = new BsonDocument();
        if (request.Find("featureCompatibilityVersion") is not null)
            reply.Add("featureCompatibilityVersion", new BsonDocument("version", "7.0"));
        return reply.Add("ok", 1.0).ToBson();
    }

    public static byte[] Ok(Request request) => Reply.Ok;

    public static byte[] ConnectionStatus(Request request) => new BsonDocument
    {
        {
            "authInfo",
            new BsonDocument { { "authenticatedUsers", new BsonArray() }, { "authenticatedUserRoles", new BsonArray() } }
        },
        { "ok", 1.0 }
    }.ToBson();

    public async Task<byte[]> EndSessions(Request request)
    {
        if (request.Find("endSessions") is { IsBsonArray: true } sessions)
        {
            foreach (var session in sessions.AsBsonArray.OfType<BsonDocument>())
            {
                if (session.TryGetValue("id", out var id) && id is BsonBinaryData bytes)
                    await transactions.EndSession(Convert.ToHexString(bytes.Bytes));
            }
        }

        return Reply.Ok;
    }

    public async Task<byte[]> Commit(Request request, CancellationToken cancellationToken)
    {
        await transactions.Find(request).Commit(backend, cancellationToken);
        return Reply.Ok;
    }

    public async Task<byte[]> Abort(Request request)
    {
        await transactions.Find(request).Abort();
        return Reply.Ok;
    }
}
