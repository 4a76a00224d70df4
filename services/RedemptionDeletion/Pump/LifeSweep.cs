using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Pump;

/// <summary>
/// Finds lives whose next step is due and hands their ids on; it decides nothing. The claim only keeps other replicas from handing on the
/// same ids: a look too many is harmless, and a lost one comes again when the claim has run out.
/// </summary>
internal sealed class LifeSweep(Documents<LifeState> lives, LifeTerms terms, LifeReports reports, ProcessIdentity identity, TimeProvider clock) : ISweep
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await lives.DuePage(LifeState.ClockLane, now, terms.Settings.PageSize, cancellationToken);
        List<LifeState> claimed = [];
        foreach (var id in due)
        {
            if (await lives.Claim(id, identity.Owner, now, terms.Settings.Lease, cancellationToken) is { } life)
                claimed.Add(life);
        }

        reports.Due(claimed.Count == 0 ? TimeSpan.Zero : now - claimed.Min(life => life.Due!.Value));
        if (due.Count == terms.Settings.PageSize)
            reports.FullPage(due.Count);
        await HandOn(claimed, now, cancellationToken);
        return due.Count;
    }

    private async Task HandOn(List<LifeState> claimed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await lives.Say(
                [.. claimed.Select(life => new Announcement(
                    new LookAtLife { Account = life.Account, IssuedAt = now, DomainId = life.Id }, $"{life.Id}\n{life.Version}"))],
                cancellationToken);
        }
        catch (TransientException)
        {
            // The broker is away: whoever is next need not wait for our claims.
            foreach (var life in claimed)
                await lives.Save(life with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 }, cancellationToken);
            throw;
        }
    }
}
