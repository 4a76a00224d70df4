using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Looks at enhanced verifications whose time has come, and at profiles whose retention has ended; every step may be repeated.</summary>
internal sealed class CaseSweep(Documents<CaseState> cases, CaseDesk desk, Documents<RetentionState> retentions, ProfileErasure erasure, TimeProvider clock)
    : ISweep
{
    private const int PageSize = 50;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var due = await cases.Due(CaseState.ClockLane, clock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var id in due)
        {
            if (await cases.Find(id, cancellationToken) is { } open)
                await desk.Look(open, cancellationToken);
        }

        var ended = await retentions.Due(RetentionState.ClockLane, clock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var id in ended)
        {
            if (await retentions.Find(id, cancellationToken) is { } retention)
            {
                await erasure.EndRetention(retention, cancellationToken);
                await retentions.Save(retention with { Lane = null, Due = null }, cancellationToken);
            }
        }

        return due.Count + ended.Count;
    }
}
