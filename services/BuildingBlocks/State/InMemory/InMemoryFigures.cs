namespace DomainWorkers.BuildingBlocks.State.InMemory;

/// <summary>The figures that a server answers from its indexes, from the documents themselves: memory holds few.</summary>
internal static class InMemoryFigures
{
    public static StateFigures Of<TState>(IReadOnlyList<TState> documents, DateTimeOffset now)
        where TState : Document
    {
        var unknown = documents.OfType<IDoubtful>().Select(document => document.UnknownSince).OfType<DateTimeOffset>().ToList();
        var outgoing = documents.SelectMany(document => document.Outgoing).ToList();
        return new StateFigures
        {
            DueItems = documents.Count(document => document.Due <= now),
            OldestDue = documents.Min(document => document.Due),
            OutgoingMessages = outgoing.Count,
            OldestOutgoing = outgoing.Min(message => message.Written),
            Unknown = typeof(TState).IsAssignableTo(typeof(IDoubtful)) ? unknown.Count : null,
            OldestUnknown = unknown.Count == 0 ? null : unknown.Min(),
            SetAside = typeof(TState).IsAssignableTo(typeof(ISetAside))
                ? documents.OfType<ISetAside>().Count(document => document.ParkedBecause is not null)
                : null,
        };
    }
}
