using CsCheck;
using DomainWorkers.DocumentDbGateway.Wire;
using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Tests.Wire;

/// <summary>These need no engine: what comes off the wire is either a request or refused as none.</summary>
public sealed class RequestParserTests
{
    private static readonly byte[][] Valid =
    [
        WireClient.Msg(BsonDocument.Parse("{insert: 'things', documents: [{_id: 1, n: {a: [1, 'x']}}], $db: 'd', lsid: {id: 5}}")),
        WireClient.WithChecksum(BsonDocument.Parse("{ping: 1, $db: 'admin'}")),
        WireClient.Frame(WireClient.OpMsg, WireClient.Int(0), [0], BsonDocument.Parse("{update: 'things', $db: 'd'}").ToBson(),
            WireClient.Sequence("updates", BsonDocument.Parse("{q: {_id: 1}, u: {$set: {a: 1}}, upsert: true}"), BsonDocument.Parse("{q: {}}"))),
        WireClient.Frame(2004, WireClient.Int(0), "admin.$cmd\0"u8.ToArray(), WireClient.Int(0), WireClient.Int(-1), new BsonDocument("hello", 1).ToBson())
    ];

    [Fact]
    public async Task The_parts_of_a_command_are_found()
    {
        var command = new BsonDocument
        {
            { "update", "things" }, { "$db", "d" }, { "lsid", new BsonDocument("id", new BsonBinaryData(new byte[] { 1, 2 })) }, { "txnNumber", 5L },
            { "autocommit", false }
        };
        var request = await Parse(WireClient.Frame(WireClient.OpMsg, WireClient.Int(2), [0], command.ToBson(),
            WireClient.Sequence("updates", BsonDocument.Parse("{q: {}, upsert: true}"), BsonDocument.Parse("{q: {}}"))));

        Assert.Equal(("update", "things", "d"), (request.Name, request.Target, request.Database));
        Assert.Equal(("0102", 5L, true, false), (request.Session, request.TransactionNumber, request.IsInTransaction, request.StartsTransaction));
        Assert.False(request.ExpectsReply);
        Assert.Equal(2, request.CountStatements("updates"));
        Assert.Equal([true, false], request.Statements("updates").Select(statement => statement.Contains("upsert")));
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_never_misread_as_a_defect_of_ours() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Int[0, 400].Select(Gen.Byte).Array[1, 8]).Sample(
            (which, damages) =>
            {
                var bytes = (byte[])Valid[which].Clone();
                foreach (var (position, value) in damages)
                    bytes[16 + (position % (bytes.Length - 16))] = value;
                try
                {
                    var request = Parse(bytes).GetAwaiter().GetResult();
                    _ = (request.Database, request.Session, request.TransactionNumber, request.CountStatements("updates"));
                    _ = request.Statements("updates").Count(statement => statement.Contains("upsert"));
                }
                catch (WireFormatException)
                {
                    // Refused: its connection is closed.
                }
            },
            iter: 20_000);

    [Fact]
    public async Task A_lie_about_the_length_takes_no_memory()
    {
        // 48 MB announced, nothing sent: only what arrives is paid for.
        byte[] lie = [.. WireClient.Int(Frame.MaxLength), .. new byte[12]];
        var before = GC.GetAllocatedBytesForCurrentThread();

        await Assert.ThrowsAsync<EndOfStreamException>(() => Frame.Read(new MemoryStream(lie), TestContext.Current.CancellationToken));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static async Task<Request> Parse(byte[] bytes) =>
        RequestParser.Parse((await Frame.Read(new MemoryStream(bytes), TestContext.Current.CancellationToken))!);
}
