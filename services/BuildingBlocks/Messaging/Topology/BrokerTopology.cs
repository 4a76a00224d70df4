using System.Security.Cryptography;
using System.Text;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>
/// What has to stand on the broker before a worker reads its first message: the exchange of every contract, the worker's queues, and the
/// policies that keep what is published. Exchange types and queue types can never be changed, so they are declared; everything that may
/// have to change later is a policy.
/// </summary>
public sealed record BrokerTopology
{
    /// <summary>Where an event goes that no queue is bound for: ops sees it there, and a mandatory publish of it is confirmed.</summary>
    public const string Unheard = MessageAddress.Prefix + "unheard";

    /// <summary>Ours win over policies that an operator has for everything.</summary>
    private const int Priority = 100;

    /// <summary>
    /// A backstop, not how poison is told: a message comes back this often only when its consumers' process dies in it, and so do the
    /// innocent ones that it had prefetched. RabbitMQ 4 drops after 20 without being asked, 3.10 never.
    /// </summary>
    private const int DeliveryLimit = 200;

    /// <summary>So that events that nobody wants for years do not fill the disk; the oldest fall out.</summary>
    private const int UnheardBytes = 256 * 1024 * 1024;

    /// <summary>The worker that it belongs to.</summary>
    public required string Worker { get; init; }

    /// <summary>Durable exchanges without arguments.</summary>
    public required IReadOnlyList<ExchangeDeclaration> Exchanges { get; init; }

    /// <summary>Durable quorum queues without further arguments.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    /// <summary>The queues among them that the worker reads.</summary>
    public required IReadOnlyList<string> ReadQueues { get; init; }

    /// <summary>Which exchange hands on to what.</summary>
    public required IReadOnlyList<BindingDeclaration> Bindings { get; init; }

    /// <summary>What may change later.</summary>
    public required IReadOnlyList<PolicyDeclaration> Policies { get; init; }

    /// <summary>The same for two builds exactly when they expect the same of the broker.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines()))))[..32];

    /// <summary>Where a worker's messages go that came back too often.</summary>
    public static string DeadLetters(string worker) => $"dead.{worker}";

    /// <summary>The topology of one worker with these messages to consume, among all contracts.</summary>
    public static BrokerTopology Of(string worker, IEnumerable<Type> consumed, IReadOnlyCollection<Type> contracts)
    {
        var messages = consumed.OrderBy(MessageAddress.Name, StringComparer.Ordinal).ToArray();
        var queues = messages.Select(message => QueueOf(worker, message)).ToArray();
        var exchanges = contracts.Concat(messages).Select(MessageAddress.Exchange).Distinct().Order(StringComparer.Ordinal);
        var events = contracts.Where(type => type.IsDefined(typeof(EventAttribute), inherit: false))
            .Select(MessageAddress.Exchange).Order(StringComparer.Ordinal);
        var dead = DeadLetters(worker);

        return new BrokerTopology
        {
            Worker = worker,
            // An endpoint has an exchange of its own between the message's exchange and its queue: so MassTransit declares it.
            Exchanges =
            [
                .. exchanges.Select(exchange => new ExchangeDeclaration(exchange, "topic")),
                .. queues.Append(dead).Append(Unheard).Select(queue => new ExchangeDeclaration(queue, "fanout")),
            ],
            Queues = [.. queues, dead, Unheard],
            ReadQueues = queues,
            Bindings =
            [
                .. messages.Select(message => new BindingDeclaration(
                    MessageAddress.Exchange(message), QueueOf(worker, message), BindingTarget.Exchange, "#")),
                .. queues.Append(dead).Append(Unheard).Select(queue => new BindingDeclaration(queue, queue, BindingTarget.Queue, "")),
            ],
            // One policy per event, not one for all: an older build that is applied later takes nothing from a newer one.
            Policies =
            [
                .. events.Select(exchange => new PolicyDeclaration(exchange, ExactlyThis(exchange), "exchanges", Priority,
                    new SortedDictionary<string, object>(StringComparer.Ordinal) { ["alternate-exchange"] = Unheard })),
                new PolicyDeclaration(worker, $"^{Escaped(worker)}\\.", "queues", Priority, Keeping(dead)),
                new PolicyDeclaration(dead, ExactlyThis(dead), "queues", Priority,
                    new SortedDictionary<string, object>(StringComparer.Ordinal) { ["overflow"] = "reject-publish" }),
                new PolicyDeclaration(Unheard, ExactlyThis(Unheard), "queues", Priority,
                    new SortedDictionary<string, object>(StringComparer.Ordinal) { ["max-length-bytes"] = UnheardBytes, ["overflow"] = "drop-head" }),
            ],
        };
    }

    /// <summary>The queue of a worker's consumer of a message.</summary>
    public static string QueueOf(string worker, Type message) => $"{worker}.{MessageAddress.Name(message)}";

    internal static BrokerTopology Of(string worker, IEnumerable<ConsumerRegistration> consumers, IReadOnlyCollection<Type> contracts) =>
        Of(worker, consumers.Where(consumer => consumer.Worker == worker).Select(consumer => consumer.Message), contracts);

    // At least once needs reject-publish: a queue that drops its head could drop what is on its way to the dead letters.
    private static SortedDictionary<string, object> Keeping(string dead) => new(StringComparer.Ordinal)
    {
        ["dead-letter-exchange"] = dead,
        ["dead-letter-strategy"] = "at-least-once",
        ["delivery-limit"] = DeliveryLimit,
        ["overflow"] = "reject-publish",
    };

    private static string ExactlyThis(string name) => $"^{Escaped(name)}$";

    // Names are letters, digits, hyphens and dots; only the dot means something to a pattern.
    private static string Escaped(string name) => name.Replace(".", "\\.", StringComparison.Ordinal);

    private IEnumerable<string> Lines() =>
    [
        .. Exchanges.Select(exchange => exchange.ToString()),
        .. Queues.Select(queue => $"quorum queue {queue}"),
        .. Bindings.Select(binding => binding.ToString()),
        .. Policies.Select(policy => policy.ToString()),
    ];
}
