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

    /// <summary>
    /// Paths of elements of text that documents are looked up by and that many may share, e.g. <c>domainId</c>. Each costs an index.
    /// </summary>
    public IReadOnlyList<string> LookupKeys { get; init; } = [];

    internal void RequireLookup(string key)
    {
        if (!LookupKeys.Contains(key))
            throw new ArgumentException($"'{key}' is not a lookup key of {Worker}/{Collection}.", nameof(key));
    }

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
