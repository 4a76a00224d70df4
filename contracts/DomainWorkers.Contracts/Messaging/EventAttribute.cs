namespace DomainWorkers.Contracts.Messaging;

/// <summary>Marks a message that says what happened; anybody may listen.</summary>
/// <param name="source">The worker that says it, or <c>any</c> where every worker may.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute(string source) : Attribute
{
    /// <summary>The worker that publishes the event.</summary>
    public string Source { get; } = source;
}
