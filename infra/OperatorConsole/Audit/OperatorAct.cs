using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.OperatorConsole.Audit;

/// <summary>
/// Something that a person did with the tool: written before it is done, and again with how it ended. One without an end was interrupted.
/// The id begins with the time, so that acts stand in their order.
/// </summary>
internal sealed record OperatorAct : Document
{
    public static StateDefinition<OperatorAct> Definition { get; } =
        new() { Worker = "operator-console", Collection = "acts", Clock = DueClock.Machine };

    /// <summary>Who says to act.</summary>
    public required string Operator { get; init; }

    /// <summary>Who the machine says is there, and where.</summary>
    public required string From { get; init; }

    /// <summary>What was asked for, e.g. <c>dead retry</c>.</summary>
    public required string Command { get; init; }

    /// <summary>What it was about: ids, never contents.</summary>
    public required IReadOnlyList<string> About { get; init; }

    /// <summary>Why.</summary>
    public string? Because { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended; null as long as it has not, or was interrupted.</summary>
    public string? Outcome { get; init; }
}
