using System.Text;
using MongoDB.Bson;

namespace DomainWorkers.DocumentDbGateway.Tests.Wire;

public sealed class ProtocolTests
{
    private static readonly BsonDocument Ping = new() { { "ping", 1 }, { "$db", "admin" } };

    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "a length below the header", [.. WireClient.Int(3), .. new byte[12]] },
        { "a negative length", [.. WireClient.Int(-1), .. new byte[12]] },
        { "a length above the limit", [.. WireClient.Int(int.MaxValue), .. new byte[12]] },
        { "an unknown opcode", WireClient.Frame(4711, [1, 2, 3]) },
        { "a compressed message nobody agreed on", WireClient.Frame(2012, new byte[20]) },
        { "no body at all", WireClient.Frame(WireClient.OpMsg, WireClient.Int(0)) },
        { "an empty payload", WireClient.Frame(WireClient.OpMsg) },
        { "a document longer than its message", WireClient.Frame(WireClient.OpMsg, WireClient.Int(0), [0], WireClient.Int(500), [0]) },
        { "a document of negative length", WireClient.Frame(WireClient.OpMsg, WireClient.Int(0), [0], WireClient.Int(-500), [0]) },
        { "a section of unknown kind", WireClient.Frame(WireClient.OpMsg, WireClient.Int(0), [9], Ping.ToBson()) },
        { "two bodies", WireClient.Frame(WireClient.OpMsg, WireClient.Int(0), [0], Ping.ToBson(), [0], Ping.ToBson()) },
        { "a required flag nobody knows", WireClient.Msg(Ping, flags: 1 << 7) },
        { "a wrong checksum", WireClient.WithChecksum(Ping, right: false) },
        { "a document without fields", WireClient.Msg([]) },
        { "rubbish inside a document", WireClient.Frame(WireClient.OpMsg, WireClient.Int(0), [0], WireClient.Int(12), [0x77, 1, 2, 3, 4, 5, 6, 0]) },
        { "a sequence that ends in mid-document", WireClient.Frame(
            WireClient.OpMsg, WireClient.Int(0), [0], new BsonDocument { { "insert", "x" }, { "$db", "x" } }.ToBson(),
            [1], WireClient.Int(4 + 10 + 6), "documents\0"u8.ToArray(), WireClient.Int(100), [0, 0]) },
        { "HTTP", Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_no_message_ends_its_own_connection_and_no_other(string what, byte[] bytes)
    {
        await using var other = await WireClient.Connect(StoreUnderTest.Address);
        await using var client = await WireClient.Connect(StoreUnderTest.Address);

        await client.Send(bytes);

        Assert.True(await client.Receive() is null, what);
        Assert.Equal(1, (await other.Ask(WireClient.Msg(Ping)))["ok"].ToInt32());
    }

    [Fact]
    public async Task A_message_cut_off_in_the_middle_is_not_carried_out()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        await using var client = await WireClient.Connect(StoreUnderTest.Address);
        var insert = WireClient.Msg(new BsonDocument
        {
            { "insert", "things" }, { "documents", new BsonArray { new BsonDocument("_id", 1) } }, { "$db", store.Database.DatabaseNamespace.DatabaseName }
        });

        await client.Send(insert[..^1]);
        client.HalfClose();

        Assert.Null(await client.Receive());
        Assert.Equal(0, await things.EstimatedDocumentCountAsync());
    }

    [Fact]
    public async Task A_message_may_arrive_one_byte_at_a_time()
    {
        await using var client = await WireClient.Connect(StoreUnderTest.Address);

        foreach (var value in WireClient.Msg(Ping))
            await client.Send([value]);

        Assert.Equal(1, (await client.Receive())!["ok"].ToInt32());
    }

    [Fact]
    public async Task A_right_checksum_is_accepted()
    {
        await using var client = await WireClient.Connect(StoreUnderTest.Address);

        Assert.Equal(1, (await client.Ask(WireClient.WithChecksum(Ping)))["ok"].ToInt32());
    }

    [Fact]
    public async Task The_legacy_greeting_is_answered_with_the_replica_set()
    {
        await using var client = await WireClient.Connect(StoreUnderTest.Address);
        byte[] query = [.. WireClient.Int(0), .. "admin.$cmd\0"u8, .. WireClient.Int(0), .. WireClient.Int(-1), .. new BsonDocument("isMaster", 1).ToBson()];

        var hello = await client.Ask(WireClient.Frame(2004, query));

        Assert.True(hello["ismaster"].AsBoolean);
        Assert.Equal("rs0", hello["setName"]);
        Assert.Equal(hello["me"], hello["primary"]);
        Assert.Equal([hello["me"]], hello["hosts"].AsBsonArray);
    }

    [Fact]
    public async Task A_sequence_is_as_good_as_an_array()
    {
        await using var store = StoreUnderTest.Open();
        var things = await store.Create();
        await using var client = await WireClient.Connect(StoreUnderTest.Address);
        var insert = new BsonDocument { { "insert", "things" }, { "$db", store.Database.DatabaseNamespace.DatabaseName } };

        // The sequence may also stand before the body.
        var answer = await client.Ask(WireClient.Frame(
            WireClient.OpMsg, WireClient.Int(0), WireClient.Sequence("documents", new("_id", 1), new("_id", 2)), [0], insert.ToBson()));

        Assert.Equal(2, answer["n"].ToInt32());
        Assert.Equal(2, await things.EstimatedDocumentCountAsync());
    }

    [Fact]
    public async Task Three_hundred_connections_are_served_at_once()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => WireClient.Connect(StoreUnderTest.Address)));
        var count = WireClient.Msg(new BsonDocument { { "count", "nothing" }, { "$db", "gateway_tests_none" } });

        var answers = await Task.WhenAll(clients.Select(client => client.Ask(count)));

        Assert.All(answers, answer => Assert.Equal((1, 0), (answer["ok"].ToInt32(), answer["n"].ToInt32())));
        foreach (var client in clients)
            await client.DisposeAsync();
    }
}
