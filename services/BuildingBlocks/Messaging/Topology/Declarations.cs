namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>A durable exchange.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, which cannot be changed later.</param>
public sealed record ExchangeDeclaration(string Name, string Type)
{
    public override string ToString() => $"{Type} exchange {Name}";
}

/// <summary>What a binding leads to.</summary>
public enum BindingTarget
{
    /// <summary>Another exchange.</summary>
    Exchange,

    /// <summary>A queue.</summary>
    Queue,
}

/// <summary>A binding without arguments.</summary>
/// <param name="Source">The exchange that hands on.</param>
/// <param name="Destination">What it hands on to.</param>
/// <param name="Target">Of which kind that is.</param>
/// <param name="RoutingKey">The routing key's pattern.</param>
public sealed record BindingDeclaration(string Source, string Destination, BindingTarget Target, string RoutingKey)
{
    public override string ToString() => $"binding of {Source} to {(Target == BindingTarget.Queue ? "queue" : "exchange")} {Destination}"
        + (RoutingKey.Length > 0 ? $" with {RoutingKey}" : "");
}

/// <summary>A policy: the arguments that stay changeable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">The names that it is for, as a regular expression.</param>
/// <param name="ApplyTo"><c>queues</c> or <c>exchanges</c>.</param>
/// <param name="Priority">Of several that match, only the highest holds.</param>
/// <param name="Definition">The arguments: text and whole numbers.</param>
public sealed record PolicyDeclaration(
    string Name, string Pattern, string ApplyTo, int Priority, SortedDictionary<string, object> Definition)
{
    public override string ToString() => FormattableString.Invariant(
        $"policy {Name} ({ApplyTo} {Pattern}, priority {Priority}: {string.Join(", ", Definition.Select(entry => $"{entry.Key} {entry.Value}"))})");
}
