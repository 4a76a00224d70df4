using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>
/// Goes through the domains of a profile that changed, a page at a time; the cursor moves only over domains that were looked at, so one may
/// be looked at twice and none is left out. A profile that changes again meanwhile begins anew.
/// </summary>
internal sealed class ProfileSpread(Documents<ProfileState> profiles, Documents<ProfileDomain> profileDomains)
{
    private const int ProfilesAtATime = 20;
    private const int PageSize = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<int> Run(string owner, DateTimeOffset machineNow, Func<string, Task> look, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var id in await profiles.Due(ProfileState.SpreadLane, machineNow, ProfilesAtATime, cancellationToken))
        {
            if (await profiles.Claim(id, owner, machineNow, Lease, cancellationToken) is { } profile)
                found += await Spread(profile, look, cancellationToken);
        }

        return found;
    }

    private async Task<int> Spread(ProfileState profile, Func<string, Task> look, CancellationToken cancellationToken)
    {
        var prefix = ProfileDomain.PrefixOf(profile.ProfileId);
        var page = await profileDomains.Page(profile.Cursor ?? prefix, PageSize, cancellationToken);
        var own = page.TakeWhile(link => link.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        foreach (var link in own)
            await look(link.DomainId());
        var released = profile with { Cursor = own.Count == PageSize ? own[^1].Id : null, ClaimedUntil = null, ClaimedBy = null, Claims = 0 };
        await profiles.Save(own.Count == PageSize ? released : released with { Lane = null, Due = null }, cancellationToken);
        return Math.Max(1, own.Count);
    }
}
