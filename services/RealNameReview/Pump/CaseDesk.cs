using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>
/// Keeps enhanced verifications: ten days for the material; twenty days after a disposal the registry takes all other names of the same
/// verified holder out of the zone; after the third case it bars the holder (CNNIC, 2022-07-12). The holder is found by the document's
/// number, in whatever account.
/// </summary>
internal sealed class CaseDesk(
    Documents<CaseState> cases,
    Documents<ProfileCase> profileCases,
    DomainDesk domains,
    EligibilityDesk holdings,
    ProfileBook profiles,
    ProfileVault vault,
    ReviewTerms terms,
    TimeProvider clock)
{
    private const int PageSize = 200;

    /// <summary>The open case of a domain; null where there is none.</summary>
    public async Task<CaseState?> OpenOf(string domainId, CancellationToken cancellationToken)
    {
        var prefix = CaseState.PrefixOf(domainId);
        var page = await cases.Page(prefix, PageSize, cancellationToken);
        return page.TakeWhile(known => known.Id.StartsWith(prefix, StringComparison.Ordinal)).LastOrDefault(known => known.PassedAt is null);
    }

    /// <summary>Takes note of a case; the same one again is the same.</summary>
    public async Task<(CaseState Case, int Count, bool Barred)> Open(CaseState open, string domainName, CancellationToken cancellationToken)
    {
        var stored = (await cases.Insert(open, [], cancellationToken)).Stored ?? await cases.Find(open.Id, cancellationToken)
            ?? throw new TransientException($"{open.Id} is known but cannot be read.");
        await profileCases.Insert(new ProfileCase { Id = ProfileCase.IdOf(open.ProfileId, open.Id) }, [], cancellationToken);
        var same = await vault.SameHolder(open.ProfileId, CaseReference(open), cancellationToken);
        var count = await Count(same, cancellationToken);
        var isBarred = count >= terms.CasesUntilBarred(domainName, clock.GetUtcNow());
        if (isBarred)
            await Bar(same, cancellationToken);
        return (stored, count, isBarred);
    }

    /// <summary>What the time does to a case.</summary>
    public async Task Look(CaseState found, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (found.PassedAt is not null)
        {
            await Reach(found, lift: true, cancellationToken);
            await cases.Save(found with { Lifted = true, Lane = null, Due = null }, cancellationToken);
        }
        else if (!found.Missed && now >= found.Deadline)
        {
            // Another write came first: it is looked at again.
            await cases.Save(
                found with { Missed = true, Lane = found.SpreadsAt is null ? null : CaseState.ClockLane, Due = found.SpreadsAt },
                [new Announcement(Missed(found, now), $"{found.Id}\nmissed")], cancellationToken);
        }
        else if (found.SpreadsAt <= now && !found.HasSpread)
        {
            await Reach(found, lift: false, cancellationToken);
            await cases.Save(found with { HasSpread = true, Lane = null, Due = null }, cancellationToken);
        }
    }

    /// <summary>Its review passed: its effect on other names ends.</summary>
    public async Task Passed(ReviewState review, CancellationToken cancellationToken)
    {
        var prefix = CaseState.PrefixOf(review.DomainId!);
        var page = await cases.Page(prefix, PageSize, cancellationToken);
        foreach (var open in page.TakeWhile(known => known.Id.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (open.PassedAt is not null || MatterState.Enhanced(open.Account, open.DomainId, open.CaseReference) != review.Matter)
                continue;
            var passed = open with { PassedAt = clock.GetUtcNow(), Lane = CaseState.ClockLane, Due = clock.GetUtcNow() };
            if (await cases.Save(passed, [new Announcement(Passed(passed), $"{open.Id}\npassed")], cancellationToken) is null)
                throw new TransientException($"{open.Id} changed meanwhile.");
        }
    }

    /// <summary>Every other name of the holder at registries with such a rule.</summary>
    private async Task Reach(CaseState reaching, bool lift, CancellationToken cancellationToken)
    {
        var spread = new SpreadCase(reaching.DomainId, reaching.CaseReference);
        foreach (var profileId in await vault.SameHolder(reaching.ProfileId, CaseReference(reaching), cancellationToken))
        {
            await foreach (var domain in holdings.Living(profileId, cancellationToken))
            {
                var now = clock.GetUtcNow();
                if (domain.Id == reaching.DomainId || terms.Enhanced(domain.Name, now, now).SpreadsAt is null)
                    continue;
                if (!lift)
                    await cases.Say([new Announcement(Spread(domain, spread), $"{domain.Id}\n{reaching.Id}")], cancellationToken);
                await domains.Block(domain.Id, spread, lift, cancellationToken);
            }
        }
    }

    private async Task<int> Count(IReadOnlyList<string> profileIds, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var profileId in profileIds)
        {
            var prefix = ProfileCase.PrefixOf(profileId);
            var page = await profileCases.Page(prefix, PageSize, cancellationToken);
            found.UnionWith(page.TakeWhile(link => link.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(link => link.Id[prefix.Length..]));
        }

        return found.Count;
    }

    private async Task Bar(IReadOnlyList<string> profileIds, CancellationToken cancellationToken)
    {
        foreach (var profileId in profileIds)
        {
            if (await vault.AccountOf(profileId, cancellationToken) is not { } account
                || await profiles.Find(account, profileId, cancellationToken) is not { } profile)
                continue;
            await profiles.Change(
                profile.Id,
                (known, machineNow) => known.Standing == ProfileStanding.Barred ? known : (known with
                {
                    Standing = ProfileStanding.Barred,
                    Since = clock.GetUtcNow(),
                }).Spreading(machineNow),
                cancellationToken);
        }
    }

    private static string CaseReference(CaseState open) => $"case/{open.Id}";

    private static EnhancedVerificationMissed Missed(CaseState open, DateTimeOffset now) => new()
    {
        Account = open.Account,
        At = now,
        DomainId = open.DomainId,
        CaseReference = open.CaseReference,
        ProfileId = open.ProfileId,
        Deadline = open.Deadline,
    };

    private static EnhancedVerificationPassed Passed(CaseState passed) => new()
    {
        Account = passed.Account,
        At = passed.PassedAt!.Value,
        DomainId = passed.DomainId,
        CaseReference = passed.CaseReference,
        ProfileId = passed.ProfileId,
    };

    private EnhancedVerificationSpread Spread(DomainState domain, SpreadCase spread) => new()
    {
        Account = domain.Account,
        At = clock.GetUtcNow(),
        DomainId = domain.Id,
        CaseReference = spread.CaseReference,
        CauseDomainId = spread.DomainId,
    };
}
