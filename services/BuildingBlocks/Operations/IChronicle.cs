namespace DomainWorkers.BuildingBlocks.Operations;

/// <summary>
/// A worker's part of the story of one subject, for people who look into it. The subject is named by the id under which all workers know it.
/// It reads this worker's own documents and tells ids, states and instants; never a name, a number or an address of a person.
/// </summary>
public interface IChronicle
{
    /// <summary>The ids that a name stands or stood for, the present one first. Only the worker that gives names answers.</summary>
    Task<IReadOnlyList<string>> Find(string name, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What the worker knows of the subject, in any order; empty where it knows nothing.</summary>
    Task<IReadOnlyList<ChronicleEntry>> Tell(string subject, CancellationToken cancellationToken);
}

/// <summary>One fact of a story.</summary>
/// <param name="At">When it happened; later than now for what is to come.</param>
/// <param name="What">One sentence for people.</param>
/// <param name="Reference">By what to find more: an operation, a file, a message.</param>
public sealed record ChronicleEntry(DateTimeOffset At, string What, string? Reference = null);
