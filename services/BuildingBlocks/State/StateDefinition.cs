namespace DomainWorkers.BuildingBlocks.State;

/// <summary>How one kind of document is kept.</summary>
/// <typeparam name="TState">The kind.</typeparam>
public sealed record StateDefinition<TState>
    where TState : Document
{
    /// <summary>The worker that owns the documents: one database per worker.</summary>
    public required string Worker { get; init; }

    /// <summary>The collection's name.</summary>
    public required string Collection { get; init; }

    /// <summary>On which clock <see cref="Document.Due"/> stands.</summary>
    public required DueClock Clock { get; init; }

    /// <summary>
    /// Paths of elements (as stored, camel case) whose value no two documents may share, e.g. <c>livingName</c>. A document that lacks
    /// the element, or has null there, takes no part.
    /// </summary>
    public IReadOnlyList<string> UniqueKeys { get; init; } = [];

    internal int PlaceOf(string uniqueKey)
    {
        for (var place = 0; place < UniqueKeys.Count; place++)
        {
            if (UniqueKeys[place] == uniqueKey)
                return place;
        }

        throw new ArgumentException($"'{uniqueKey}' is not a unique key of {Worker}/{Collection}.", nameof(uniqueKey));
    }
}
