using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace DomainWorkers.Benchmarks.Bare;

/// <summary>
/// The calibration: the guaranteed work of the plain command with the two drivers and nothing else. Consume, find, one conditional
/// write of the document with the outgoing message in it, publish mandatory and confirmed, acknowledge; what is confirmed is cleared in
/// batches. No gate, no rules, no framework, no log.
/// </summary>
internal static class BareProgram
{
    public const string Verb = "bare";
    public const string Collection = "domains";
    public const string Ready = "ready";

    /// <summary>Runs until it is killed.</summary>
    public static async Task<int> Run(CancellationToken cancellationToken)
    {
        var settings = BareSettings.FromEnvironment();
        var factory = new ConnectionFactory { Uri = new Uri(settings.Broker), ClientProvidedName = "bare" };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var consuming = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: (ushort)settings.Concurrency), cancellationToken);
        await using var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);

        var documents = Open(settings);
        var command = new BareCommand(documents, publishing, await File.ReadAllBytesAsync(settings.EventBody, cancellationToken));
        var clearing = command.ClearAllTheTime(cancellationToken);

        var consumer = new AsyncEventingBasicConsumer(consuming);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await command.Take(delivery.Body, cancellationToken);
            await consuming.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
        };
        await consuming.BasicQosAsync(0, (ushort)settings.Concurrency, global: false, cancellationToken);
        await consuming.BasicConsumeAsync(settings.Queue, autoAck: false, consumer, cancellationToken);
        Console.WriteLine(Ready);
        await clearing;
        return 0;
    }

    /// <summary>With the worker's own guarantees.</summary>
    private static IMongoCollection<BsonDocument> Open(BareSettings settings)
    {
        var driver = MongoClientSettings.FromConnectionString(settings.Store);
        driver.WriteConcern = WriteConcern.WMajority.With(wTimeout: TimeSpan.FromSeconds(5));
        driver.ReadConcern = ReadConcern.Majority;
        driver.ReadPreference = ReadPreference.Primary;
        driver.RetryWrites = true;
        driver.RetryReads = true;
        return new MongoClient(driver).GetDatabase(settings.Database).GetCollection<BsonDocument>(Collection);
    }
}
