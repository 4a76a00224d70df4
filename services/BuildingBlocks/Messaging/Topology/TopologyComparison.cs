using System.Text.RegularExpressions;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>Compares what a worker needs with what stands on the broker. Order matters: exchanges and queues before their bindings.</summary>
internal static class TopologyComparison
{
    /// <summary>The first release that keeps dead letters until their queue has confirmed them.</summary>
    private static readonly Version Oldest = new(3, 10);

    public static IReadOnlyList<Difference> Compare(BrokerTopology expected, BrokerState found) =>
    [
        .. Broker(found),
        .. expected.Exchanges.SelectMany(exchange => Exchange(exchange, found)),
        .. expected.Queues.SelectMany(queue => Queue(queue, found)),
        .. expected.Bindings.SelectMany(binding => Binding(binding, found)),
        .. expected.Policies.SelectMany(policy => Policy(policy, expected, found)),
    ];

    /// <summary>Queues of the worker that this build does not read: their messages wait for nobody.</summary>
    public static IReadOnlyList<string> Abandoned(BrokerTopology expected, BrokerState found) =>
    [
        .. found.Queues.Select(queue => queue.Name)
            .Where(name => name.StartsWith($"{expected.Worker}.", StringComparison.Ordinal) && !expected.Queues.Contains(name)),
    ];

    private static IEnumerable<Difference> Broker(BrokerState found)
    {
        if (found.Broker < Oldest)
            yield return new($"RabbitMQ {found.Broker} is too old: {Oldest} or later keeps dead letters safe", null);
    }

    private static IEnumerable<Difference> Exchange(ExchangeDeclaration expected, BrokerState found)
    {
        if (found.Exchanges.FirstOrDefault(exchange => exchange.Name == expected.Name) is not { } exchange)
            yield return new($"{expected} is missing", new Repair.Exchange(expected));
        else if (exchange.Type != expected.Type)
            yield return new($"exchange {expected.Name} is of type {exchange.Type} and must be {expected.Type}: delete it when nobody publishes, then apply again", null);
        else if (!exchange.Durable || exchange.AutoDelete || exchange.Internal || exchange.Arguments.Count > 0)
            yield return new($"exchange {expected.Name} must be durable, without arguments, neither auto-delete nor internal: delete it when nobody publishes, then apply again", null);
    }

    private static IEnumerable<Difference> Queue(string expected, BrokerState found)
    {
        if (found.Queues.FirstOrDefault(queue => queue.Name == expected) is not { } queue)
            yield return new($"quorum queue {expected} is missing", new Repair.Queue(expected));
        else if (queue.Type != "quorum" || !queue.Durable || queue.AutoDelete)
            yield return new($"queue {expected} is of type {queue.Type} and must be quorum and durable: empty and delete it, then apply again", null);
        else if (queue.Arguments.Keys.Where(key => key is not "x-queue-type").ToArray() is { Length: > 0 } more)
            yield return new($"queue {expected} was declared with {string.Join(", ", more)} and must have no arguments but its type: empty and delete it, then apply again", null);
    }

    private static IEnumerable<Difference> Binding(BindingDeclaration expected, BrokerState found)
    {
        var target = expected.Target == BindingTarget.Queue ? "queue" : "exchange";
        if (!found.Bindings.Any(binding => binding.Source == expected.Source && binding.Destination == expected.Destination
            && binding.DestinationType == target && binding.RoutingKey == expected.RoutingKey))
        {
            yield return new($"{expected} is missing", new Repair.Binding(expected));
        }
    }

    private static IEnumerable<Difference> Policy(PolicyDeclaration expected, BrokerTopology topology, BrokerState found)
    {
        if (found.Policies.FirstOrDefault(policy => policy.Name == expected.Name) is not { } policy)
            yield return new($"{expected} is missing", new Repair.Policy(expected));
        else if (!policy.Equals(expected))
            yield return new($"{expected} is different", new Repair.Policy(expected));

        var names = expected.ApplyTo == "queues" ? topology.Queues : topology.Exchanges.Select(exchange => exchange.Name);
        foreach (var name in names.Where(name => Regex.IsMatch(name, expected.Pattern)))
        {
            foreach (var other in found.Policies.Where(other => Outranks(other, expected) && IsFor(other, expected.ApplyTo, name)))
                yield return new($"policy {other.Name} (priority {other.Priority}) keeps policy {expected.Name} from {name}: lower its priority", null);
        }
    }

    private static bool Outranks(BrokerState.PolicyFound other, PolicyDeclaration expected) =>
        other.Name != expected.Name && other.Priority >= expected.Priority;

    private static bool IsFor(BrokerState.PolicyFound policy, string kind, string name)
    {
        var ofKind = policy.ApplyTo == "all" || policy.ApplyTo == kind || (kind == "queues" && policy.ApplyTo == "quorum_queues");
        try
        {
            return ofKind && Regex.IsMatch(name, policy.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is RegexParseException or RegexMatchTimeoutException)
        {
            // A pattern that only the broker understands: better a question too many.
            return true;
        }
    }
}
