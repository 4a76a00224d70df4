using System.Text.Json;
using System.Threading.Channels;
using DomainWorkers.Benchmarks.Rig;
using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;

namespace DomainWorkers.Benchmarks.Bare;

/// <summary>One plain command as somebody would write it who has only the drivers, and wants nothing lost.</summary>
internal sealed class BareCommand(IMongoCollection<BsonDocument> documents, IChannel publishing, byte[] eventBody)
{
    private const string Exchange = "dw.hold-placed";
    private const int BatchSize = 500;

    // As long as the worker collects what it clears.
    private static readonly TimeSpan ClearEvery = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Document, string Message)> _confirmed = Channel.CreateUnbounded<(string, string)>();

    public async Task Take(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var hold = Read(body.Span);
        var document = await documents.Find(new BsonDocument("_id", hold.DomainId)).Limit(1).FirstAsync(cancellationToken);
        var version = document["version"].ToInt64();
        var message = Guid.CreateVersion7().ToString();

        document["holds"].AsBsonArray.Add(new BsonDocument { ["reason"] = hold.Reason, ["revision"] = hold.Revision, ["active"] = true });
        document["recordVersion"] = document["recordVersion"].ToInt64() + 1;
        document["version"] = version + 1;
        document["outgoing"] = new BsonArray
        {
            new BsonDocument
            {
                ["id"] = message,
                ["exchange"] = Exchange,
                ["routingKey"] = Deployment.Account,
                ["body"] = eventBody,
                ["due"] = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(15),
            },
        };
        var written = await documents.ReplaceOneAsync(
            new BsonDocument { ["_id"] = hold.DomainId, ["version"] = version }, document, new ReplaceOptions(), cancellationToken);
        if (written.MatchedCount != 1)
            throw new BenchmarkException($"{hold.DomainId} changed meanwhile.");

        var properties = new BasicProperties { MessageId = message, ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent };
        await publishing.BasicPublishAsync(Exchange, Deployment.Account, mandatory: true, properties, eventBody, cancellationToken);
        _confirmed.Writer.TryWrite((hold.DomainId, message));
    }

    public async Task ClearAllTheTime(CancellationToken cancellationToken)
    {
        while (await _confirmed.Reader.WaitToReadAsync(cancellationToken))
        {
            await Task.Delay(ClearEvery, cancellationToken);
            var batch = new List<WriteModel<BsonDocument>>(BatchSize);
            while (_confirmed.Reader.TryRead(out var confirmed))
            {
                batch.Add(new UpdateOneModel<BsonDocument>(
                    new BsonDocument("_id", confirmed.Document),
                    new BsonDocument("$pull", new BsonDocument("outgoing", new BsonDocument("id", confirmed.Message)))));
                if (batch.Count == BatchSize)
                    await Clear(batch, cancellationToken);
            }

            await Clear(batch, cancellationToken);
        }
    }

    private async Task Clear(List<WriteModel<BsonDocument>> batch, CancellationToken cancellationToken)
    {
        if (batch.Count > 0)
            await documents.BulkWriteAsync(batch, new BulkWriteOptions { IsOrdered = false }, cancellationToken);
        batch.Clear();
    }

    private static (string DomainId, string Reason, long Revision) Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using var json = JsonDocument.ParseValue(ref reader);
        var root = json.RootElement;
        return (root.GetProperty("domainId").GetString()!, root.GetProperty("reason").GetString()!, root.GetProperty("revision").GetInt64());
    }
}
