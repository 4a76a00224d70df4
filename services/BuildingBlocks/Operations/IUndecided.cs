namespace DomainWorkers.BuildingBlocks.Operations;

/// <summary>What a worker has in hand that nobody knows the outcome of, or that waits for a person.</summary>
public interface IUndecided
{
    /// <summary>Those cases, at most so many.</summary>
    Task<IReadOnlyList<UndecidedCase>> List(int limit, CancellationToken cancellationToken);

    /// <summary>A case by its id, whether it is decided by now or not; null where there is none.</summary>
    Task<UndecidedCase?> Find(string id, CancellationToken cancellationToken);
}

/// <summary>A case as a person has to see it before deciding.</summary>
public sealed record UndecidedCase
{
    /// <summary>Names it.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Account { get; init; }

    /// <summary>The order behind it.</summary>
    public required string OrderId { get; init; }

    /// <summary>What was ordered, as contracts write it.</summary>
    public required string Kind { get; init; }

    /// <summary>How it stands, as contracts write it.</summary>
    public required string Progress { get; init; }

    /// <summary>The id of what it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>That thing's name, where it has one by now.</summary>
    public string? Name { get; init; }

    /// <summary>Where it was, or may have been, sent.</summary>
    public string? Outside { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Since when nobody knows (machine time); null where that is not the question.</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    /// <summary>Why it waits for a person; null where it does not.</summary>
    public string? Because { get; init; }

    /// <summary>Names the last try towards the outside; null where there was none.</summary>
    public string? LastTry { get; init; }

    /// <summary>How many tries there were.</summary>
    public int Tries { get; init; }

    /// <summary>Whether the last try has no answer.</summary>
    public bool InFlight { get; init; }

    /// <summary>When it looks again by itself (machine time); null where only a person moves it.</summary>
    public DateTimeOffset? NextLook { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool Settled { get; init; }

    /// <summary>What people decided about it, in order.</summary>
    public IReadOnlyList<CaseDecision> Decisions { get; init; } = [];
}

/// <summary>What a person decided about a case.</summary>
/// <param name="At">When it was taken in.</param>
/// <param name="RequestId">Which command it came with.</param>
/// <param name="Decision">What, as contracts write it.</param>
/// <param name="By">Who.</param>
/// <param name="Because">Why.</param>
public sealed record CaseDecision(DateTimeOffset At, string RequestId, string Decision, string By, string Because);
