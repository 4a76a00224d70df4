using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>The first ten rules that a body breaks; allocates nothing while there is none.</summary>
internal struct ViolationList
{
    /// <summary>What a sender is told at once; <see cref="MessageRejected.Violations"/> holds no more.</summary>
    public const int Max = 10;

    private List<MessageRejected.Violation>? _violations;

    public readonly bool IsEmpty => _violations is null;

    public readonly bool IsFull => _violations is { Count: >= Max };

    public readonly IReadOnlyList<MessageRejected.Violation> Items => _violations ?? [];

    public void Add(string path, string rule, string message)
    {
        _violations ??= new List<MessageRejected.Violation>(2);
        if (_violations.Count < Max)
            _violations.Add(new MessageRejected.Violation { Path = path, Rule = rule, Message = message });
    }

    /// <summary>Adds what ends the reading, and so must be told even where ten rules were broken before.</summary>
    public void AddLast(string path, string rule, string message)
    {
        if (IsFull)
            _violations!.RemoveAt(Max - 1);
        Add(path, rule, message);
    }
}
