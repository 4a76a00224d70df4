using System.Buffers.Binary;
using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Wire;

/// <summary>Puts an answer document into the frame its request asked for.</summary>
internal static class Reply
{
    // Flags and section kind of OP_MSG; flags, cursor id, starting-from and count of OP_REPLY.
    private const int MsgPrefix = 5;
    private const int ReplyPrefix = 20;

    public static readonly byte[] Ok = new BsonDocument("ok", 1.0).ToBson();

    public static byte[] Frame(Request request, byte[] document)
    {
        var prefix = request.IsLegacy ? ReplyPrefix : MsgPrefix;
        var frame = new byte[Wire.Frame.HeaderLength + prefix + document.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(8), request.RequestId);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), request.IsLegacy ? Wire.Frame.OpReply : Wire.Frame.OpMsg);
        if (request.IsLegacy)
            frame[Wire.Frame.HeaderLength + ReplyPrefix - 4] = 1;
        document.CopyTo(frame.AsSpan(Wire.Frame.HeaderLength + prefix));
        return frame;
    }
}
