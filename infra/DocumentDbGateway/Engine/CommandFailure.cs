using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>A command that is answered with `ok: 0`, as MongoDB's error codes name the reason.</summary>
internal sealed class CommandFailure(int code, string message, params string[] labels) : Exception(message)
{
    public const string TransientTransaction = "TransientTransactionError";
    public const string RetryableWrite = "RetryableWriteError";

    public int Code { get; } = code;

    public byte[] ToReply()
    {
        var reply = new BsonDocument
        {
            { "ok", 0.0 },
            { "errmsg", Message },
            { "code", Code },
            { "codeName", ErrorCodes.NameOf(Code) }
        };
        if (labels.Length > 0)
            reply.Add("errorLabels", new BsonArray(labels));
        return reply.ToBson();
    }
}
