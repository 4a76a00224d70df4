using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>What stands on the broker, in the words of its management API.</summary>
internal sealed record BrokerState(
    Version Broker,
    IReadOnlyList<BrokerState.ExchangeFound> Exchanges,
    IReadOnlyList<BrokerState.QueueFound> Queues,
    IReadOnlyList<BrokerState.BindingFound> Bindings,
    IReadOnlyList<BrokerState.PolicyFound> Policies)
{
    public sealed record ExchangeFound(
        string Name, string Type, bool Durable, [property: JsonPropertyName("auto_delete")] bool AutoDelete, bool Internal,
        Dictionary<string, JsonElement> Arguments);

    public sealed record QueueFound(
        string Name, bool Durable, [property: JsonPropertyName("auto_delete")] bool AutoDelete, Dictionary<string, JsonElement> Arguments)
    {
        public string Type => Arguments.TryGetValue("x-queue-type", out var type) ? type.ToString() : "classic";
    }

    public sealed record BindingFound(
        string Source, string Destination, [property: JsonPropertyName("destination_type")] string DestinationType,
        [property: JsonPropertyName("routing_key")] string RoutingKey);

    public sealed record PolicyFound(
        string Name, string Pattern, [property: JsonPropertyName("apply-to")] string ApplyTo, int Priority,
        Dictionary<string, JsonElement> Definition)
    {
        public bool Equals(PolicyDeclaration declared) =>
            Name == declared.Name && Pattern == declared.Pattern && ApplyTo == declared.ApplyTo && Priority == declared.Priority
            && Definition.Count == declared.Definition.Count
            && declared.Definition.All(entry => Definition.TryGetValue(entry.Key, out var value) && value.ToString() == $"{entry.Value}");
    }
}
