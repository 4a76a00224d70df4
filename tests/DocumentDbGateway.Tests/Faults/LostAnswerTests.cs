using System.Text.Json;
using DomainWorkers.DocumentDbGateway.Engine;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using Npgsql;

namespace DomainWorkers.DocumentDbGateway.Tests.Faults;

/// <summary>The connection to PostgreSQL breaks at the worst moment: between a write and its answer.</summary>
[Collection(OwnEngineTests.Name)]
public sealed class LostAnswerTests(OwnEngine engine)
{
    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_found_to_have_happened()
    {
        OwnEngine.Needed();
        await using var proxy = new CuttingProxy(engine.PostgresPort);
        await using var gateway = await GatewayInProcess.Start(proxy.Port);
        var things = await Create(gateway, "lost_commit");
        using var session = await gateway.Client.StartSessionAsync();

        session.StartTransaction();
        await things.InsertOneAsync(session, new BsonDocument("_id", 1));
        proxy.LoseAnswer("commit");
        await session.CommitTransactionAsync();

        Assert.True(proxy.HasCut);
        Assert.Equal(1, await things.CountDocumentsAsync("{_id: 1}"));
    }

    [Fact]
    public async Task A_commit_that_never_arrived_makes_the_driver_run_the_transaction_again()
    {
        OwnEngine.Needed();
        await using var proxy = new CuttingProxy(engine.PostgresPort);
        await using var gateway = await GatewayInProcess.Start(proxy.Port);
        var things = await Create(gateway, "lost_request");
        using var session = await gateway.Client.StartSessionAsync();
        var runs = 0;

        proxy.LoseRequest("commit");
        await session.WithTransactionAsync(async (s, cancellationToken) =>
        {
            runs++;
            await things.InsertOneAsync(s, new BsonDocument("_id", 1), null, cancellationToken);
            return 0;
        });

        Assert.True(proxy.HasCut);
        Assert.Equal(2, runs);
        Assert.Equal(1, await things.CountDocumentsAsync("{}"));
    }

    [Fact]
    public async Task A_commit_that_arrives_after_it_was_asked_about_no_longer_happens()
    {
        OwnEngine.Needed();
        await using var postgres = NpgsqlDataSource.Create(engine.Postgres);
        await using var late = await postgres.OpenConnectionAsync();
        await using var asking = await postgres.OpenConnectionAsync();
        await CommitRecord.Prepare(asking, TestContext.Current.CancellationToken);
        await new NpgsqlCommand("create table late (n int)", late).ExecuteNonQueryAsync();
        await new NpgsqlCommand("begin; insert into late values (1)", late).ExecuteNonQueryAsync();

        var happened = await CommitRecord.Happened(asking, "session-1", TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => CommitRecord.Commit(late, "session-1", TestContext.Current.CancellationToken));

        Assert.False(happened);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, refusal.SqlState);
        Assert.Equal(0L, await new NpgsqlCommand("select count(*) from late", asking).ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_commit_that_is_still_at_work_is_waited_for()
    {
        OwnEngine.Needed();
        await using var postgres = NpgsqlDataSource.Create(engine.Postgres);
        await using var slow = await postgres.OpenConnectionAsync();
        await using var asking = await postgres.OpenConnectionAsync();
        await CommitRecord.Prepare(asking, TestContext.Current.CancellationToken);
        await new NpgsqlCommand("begin; insert into domainworkers_gateway.commits (id, happened) values ('session-2', true)", slow)
            .ExecuteNonQueryAsync();

        var happened = CommitRecord.Happened(asking, "session-2", TestContext.Current.CancellationToken);
        await Task.Delay(200);
        Assert.False(happened.IsCompleted);
        await new NpgsqlCommand("commit", slow).ExecuteNonQueryAsync();

        Assert.True(await happened);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_increment_counts_once_whether_its_request_or_its_answer_was_lost(bool executed)
    {
        OwnEngine.Needed();
        await using var proxy = new CuttingProxy(engine.PostgresPort);
        await using var gateway = await GatewayInProcess.Start(proxy.Port);
        var things = await Create(gateway, $"lost_update_{executed}");
        await things.InsertOneAsync(new BsonDocument { { "_id", 1 }, { "n", 0 } });

        if (executed)
            proxy.LoseAnswer("documentdb_api.update");
        else
            proxy.LoseRequest("documentdb_api.update");
        var result = await things.UpdateOneAsync("{_id: 1}", "{$inc: {n: 1}}");

        Assert.True(proxy.HasCut);
        Assert.Equal(1, result.MatchedCount);
        Assert.Equal(1, (await things.Find("{_id: 1}").SingleAsync())["n"].AsInt32);
    }

    [Fact]
    public async Task A_read_whose_answer_is_lost_is_simply_asked_again()
    {
        OwnEngine.Needed();
        await using var proxy = new CuttingProxy(engine.PostgresPort);
        await using var gateway = await GatewayInProcess.Start(proxy.Port);
        var things = await Create(gateway, "lost_read");
        await things.InsertOneAsync(new BsonDocument("_id", 1));

        proxy.LoseAnswer("find_cursor_first_page");

        Assert.Equal(1, (await things.Find("{_id: 1}").SingleAsync())["_id"]);
        Assert.True(proxy.HasCut);
    }

    [Fact]
    public async Task Memories_of_retried_writes_are_cleared_after_five_minutes_and_not_before()
    {
        OwnEngine.Needed();
        var clock = new FakeTimeProvider();
        await using var gateway = await GatewayInProcess.Start(engine.PostgresPort, clock);
        await using var postgres = NpgsqlDataSource.Create(engine.Postgres);
        await using var remember = postgres.CreateCommand(
            """
            insert into documentdb_data.retryable_writes (collection_id, shard_key_value, transaction_id, rows_affected, write_time)
            values (0, 0, 'old', true, now() - interval '6 minutes'), (0, 0, 'young', true, now() - interval '4 minutes')
            """);
        await remember.ExecuteNonQueryAsync();
        await using var ask = postgres.CreateCommand(
            "select coalesce(string_agg(transaction_id, ','), '') from documentdb_data.retryable_writes where collection_id = 0");

        clock.Advance(TimeSpan.FromMinutes(1));
        while ((string)(await ask.ExecuteScalarAsync())! != "young")
            await Task.Delay(20);
    }

    [Fact]
    public async Task The_command_log_counts_what_a_piece_of_work_costs()
    {
        OwnEngine.Needed();
        var log = Path.GetTempFileName();
        await using (var gateway = await GatewayInProcess.Start(engine.PostgresPort, commandLog: log))
        {
            var things = gateway.Client.GetDatabase("log").GetCollection<BsonDocument>("things");
            await things.InsertOneAsync(new BsonDocument("_id", 1));
            await things.Find("{_id: 1}").SingleAsync();
            await things.ReplaceOneAsync("{_id: 1}", new BsonDocument("_id", 1));
        }

        var commands = (await File.ReadAllLinesAsync(log)).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("namespace").GetString() == "log.things").Select(line => line.GetProperty("command").GetString());
        Assert.Equal(["insert", "find", "update"], commands);
        File.Delete(log);
    }

    private static async Task<IMongoCollection<BsonDocument>> Create(GatewayInProcess gateway, string database)
    {
        await gateway.Client.GetDatabase(database).CreateCollectionAsync("things");
        return gateway.Client.GetDatabase(database).GetCollection<BsonDocument>("things");
    }
}
