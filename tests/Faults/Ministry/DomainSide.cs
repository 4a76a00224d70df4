using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace DomainWorkers.Faults.Ministry;

/// <summary>
/// The registry's worker, as far as others hear of it: with an AMQP client and nothing of ours it tells of domains in JSON, and listens to
/// what is said of them. What the ministry refuses gets other name servers.
/// </summary>
internal sealed class DomainSide : IAsyncDisposable
{
    private const string Queue = "customer.events";
    private const string Account = "acme";
    private const string Readiness = "dw.icp-readiness-changed";
    private const string Refusal = "dw.ministry-report-refused";

    private readonly Lock _gate = new();
    private readonly Random _dice;
    private readonly int _seed;
    private readonly IConnection _connection;
    private readonly IChannel _listening;
    private readonly IChannel _publishing;
    private readonly List<ToldDomain> _told = [];

    private DomainSide(MinistryPlan plan, IConnection connection, IChannel listening, IChannel publishing)
    {
        (_dice, _seed) = (plan.Dice(3), plan.Seed);
        (_connection, _listening, _publishing) = (connection, listening, publishing);
    }

    public ConcurrentQueue<HeardWord> Heard { get; } = new();

    public IReadOnlyList<ToldDomain> Told
    {
        get
        {
            lock (_gate)
                return [.. _told];
        }
    }

    public static async Task<DomainSide> Open(Uri broker, MinistryPlan plan, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = broker, ClientProvidedName = "domain-side" }.CreateConnectionAsync(cancellationToken);
        var listening = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var side = new DomainSide(plan, connection, listening, publishing);
        await listening.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        foreach (var exchange in new[] { Readiness, Refusal })
            await listening.QueueBindAsync(Queue, exchange, Account, cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(listening);
        consumer.ReceivedAsync += side.Hear;
        await listening.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellationToken);
        return side;
    }

    /// <summary>Some new domains and some changes of old ones, each told once and confirmed by the broker. Returns the new names.</summary>
    public async Task<IReadOnlyList<string>> Burst(int events, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        for (var i = 0; i < events; i++)
        {
            var (exchange, domain) = Next();
            if (exchange == "dw.domain-registered")
                names.Add(domain.Name);
            await Tell(exchange, domain, cancellationToken);
            if (_dice.Next(4) == 0)
                await Verified(domain, cancellationToken);
        }

        return names;
    }

    /// <summary>Messages that wait in a queue; what a live consumer holds is not among them.</summary>
    public async Task<uint> Waiting(string queue, CancellationToken cancellationToken) =>
        (await _publishing.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;

    public async ValueTask DisposeAsync()
    {
        await _listening.DisposeAsync();
        await _publishing.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private (string Exchange, ToldDomain Domain) Next()
    {
        lock (_gate)
        {
            var living = _told.FindAll(domain => domain.Status == "registered");
            if (living.Count < 10 || _dice.Next(2) == 0)
                return ("dw.domain-registered", Add());
            var chosen = living[_dice.Next(living.Count)];
            return _dice.Next(10) switch
            {
                0 => ("dw.domain-deleted", Change(chosen with { Status = "redemption" })),
                < 4 => ("dw.domain-renewed", Change(chosen with { ExpiresAt = chosen.ExpiresAt.AddYears(1) })),
                _ => ("dw.name-servers-changed", Change(chosen with { NameServers = Servers() })),
            };
        }
    }

    private ToldDomain Add()
    {
        var number = _told.Count + 1;
        var registered = TimeProvider.System.GetUtcNow().AddDays(-_dice.Next(1, 300));
        var domain = new ToldDomain(
            "d-" + string.Concat(Enumerable.Range(0, 26).Select(_ => "abcdefghijklmnopqrstuvwxyz234567"[_dice.Next(32)])),
            string.Create(CultureInfo.InvariantCulture, $"ministry-{_seed}-{number:D4}.cn"), "registered", registered, registered.AddYears(1), Servers(), 1);
        _told.Add(domain);
        return domain;
    }

    private ToldDomain Change(ToldDomain next)
    {
        next = next with { Version = next.Version + 1 };
        _told[_told.FindIndex(domain => domain.Id == next.Id)] = next;
        return next;
    }

    private string[] Servers() => [.. Enumerable.Range(1, 2).Select(i => string.Create(CultureInfo.InvariantCulture, $"ns{i}.dns{_dice.Next(1_000_000)}.cn"))];

    private Task Tell(string exchange, ToldDomain domain, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object?>
        {
            ["account"] = Account,
            ["orderId"] = string.Create(CultureInfo.InvariantCulture, $"o-{domain.Id[2..10]}-{domain.Version}"),
            ["at"] = Text(TimeProvider.System.GetUtcNow()),
        };
        if (exchange is "dw.domain-registered" or "dw.domain-renewed")
            body["years"] = 1;
        if (exchange is "dw.domain-renewed")
            body["previousExpiresAt"] = Text(domain.ExpiresAt.AddYears(-1));
        body["domain"] = new
        {
            id = domain.Id, name = domain.Name, unicodeName = domain.Name, account = Account, status = domain.Status,
            registeredAt = Text(domain.RegisteredAt), expiresAt = Text(domain.ExpiresAt), paidUntil = Text(domain.ExpiresAt),
            nameServers = domain.NameServers, delegationSigners = Array.Empty<string>(), holds = Array.Empty<string>(), registryHold = false,
            profileId = "acme-zhang", version = domain.Version,
        };
        return Publish(exchange, body, string.Create(CultureInfo.InvariantCulture, $"{domain.Id}-{domain.Version}"), cancellationToken);
    }

    private Task Verified(ToldDomain domain, CancellationToken cancellationToken) => Publish(
        "dw.real-name-standing-changed",
        new { account = Account, domainId = domain.Id, at = Text(TimeProvider.System.GetUtcNow()), verified = true, revision = domain.Version },
        string.Create(CultureInfo.InvariantCulture, $"{domain.Id}-v{domain.Version}"), cancellationToken);

    private async Task Publish(string exchange, object body, string messageId, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, MessageId = messageId };
        await _publishing.BasicPublishAsync(exchange, Account, mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(body), cancellationToken);
    }

    private async Task Hear(object sender, BasicDeliverEventArgs delivery)
    {
        using var body = JsonDocument.Parse(delivery.Body);
        var root = body.RootElement;
        var id = root.GetProperty("domainId").GetString()!;
        Heard.Enqueue(new HeardWord(
            delivery.Exchange, id, root.TryGetProperty("revision", out var revision) ? revision.GetInt64() : null,
            root.TryGetProperty("ready", out var ready) ? ready.GetBoolean() : null));
        if (delivery.Exchange == Refusal && Correction(id) is { } corrected)
            await Tell("dw.name-servers-changed", corrected, CancellationToken.None);
        await _listening.BasicAckAsync(delivery.DeliveryTag, multiple: false);
    }

    private ToldDomain? Correction(string id)
    {
        lock (_gate)
        {
            return _told.Find(domain => domain.Id == id) is { Status: "registered" } known ? Change(known with { NameServers = Servers() }) : null;
        }
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
