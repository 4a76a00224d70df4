using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.Benchmarks.Sweeps;

/// <summary>What is swept: as large as a domain's calendar, in the lane that a worker's sweep asks for.</summary>
internal sealed record SweptState : Document
{
    public const string Calendar = "calendar";

    public static StateDefinition<SweptState> Definition { get; } =
        new() { Worker = "swept", Collection = "calendars", Clock = DueClock.Business };

    public required string Name { get; init; }

    public required IReadOnlyList<string> Settled { get; init; }
}
