using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.State;

/// <summary>The ministry's code tables as they were fetched last. Id: the unit's number.</summary>
internal sealed record CodeTablesState : Document
{
    public required DateTimeOffset At { get; init; }

    public required CodeTables Tables { get; init; }
}
