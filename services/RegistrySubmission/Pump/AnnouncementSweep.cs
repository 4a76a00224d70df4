using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Tells those who asked of every domain, a page at a time; the page is with the broker before the cursor moves.</summary>
internal sealed class AnnouncementSweep(
    Documents<AnnouncementState> wishes,
    Documents<DomainState> domains,
    ProcessIdentity identity,
    IOptions<AnnouncementOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : ISweep
{
    private const int WishesAtATime = 10;

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var id in await wishes.Due(AnnouncementState.DueLane, machineClock.GetUtcNow(), WishesAtATime, cancellationToken))
        {
            var wish = await wishes.Claim(id, identity.Owner, machineClock.GetUtcNow(), options.Value.Lease, cancellationToken);
            if (wish is not null)
                told += await TellPage(wish, cancellationToken);
        }

        return told;
    }

    private async Task<int> TellPage(AnnouncementState wish, CancellationToken cancellationToken)
    {
        var page = await domains.Page(wish.After, options.Value.PageSize, cancellationToken);
        var now = clock.GetUtcNow();
        var say = page.Where(domain => AnnouncementRules.Concerns(wish, domain, options.Value.Operator))
            .Select(domain => AnnouncementRules.Tell(wish, domain, now))
            .ToList();
        await domains.Say(say, cancellationToken);

        var moved = wish with
        {
            After = page.Count > 0 ? page[^1].Id : wish.After,
            Count = wish.Count + say.Count,
            ClaimedUntil = null,
            ClaimedBy = null,
            Claims = 0,
        };
        // A domain that is stored behind the cursor from now on announces itself.
        if (page.Count < options.Value.PageSize)
            await Finish(moved with { FinishedAt = now, Due = null, Lane = null }, cancellationToken);
        else
            await wishes.Save(moved with { Due = machineClock.GetUtcNow() + options.Value.Pause }, cancellationToken);
        return say.Count;
    }

    private async Task Finish(AnnouncementState wish, CancellationToken cancellationToken) =>
        await wishes.Save(wish, [AnnouncementRules.Finish(wish)], cancellationToken);
}
