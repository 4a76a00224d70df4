namespace DomainWorkers.Contracts.Messaging;

/// <summary>Marks a message that asks one worker to do something.</summary>
/// <param name="owner">The worker that answers it, e.g. <c>registry-submission</c>: first part of its queue's name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CommandAttribute(string owner) : Attribute
{
    /// <summary>The worker that answers the command.</summary>
    public string Owner { get; } = owner;

    /// <summary>Whether only people of the registrar may send it: a broker user needs it named among its messages, <c>*</c> does not cover it.</summary>
    public bool OfOperators { get; init; }
}
