using System.Collections.Immutable;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>A life after a step, and what the step says. Nothing of it is so before it is written.</summary>
internal sealed record Turn(LifeState Life)
{
    /// <summary>Events and orders, in the order in which they were decided.</summary>
    public ImmutableArray<object> Said { get; private init; } = [];

    /// <summary>The latest answers to orders that came from outside, by the order's document.</summary>
    public ImmutableArray<(string Order, object Answer)> Answers { get; private init; } = [];

    public Turn To(LifeState life) => this with { Life = life };

    public Turn Say(object message) => this with { Said = Said.Add(message) };

    public Turn Answer(string order, object message) => this with { Said = Said.Add(message), Answers = Answers.Add((order, message)) };
}
