using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>
/// Goes through the domains of an address that changed, a page at a time; the cursor moves only over domains that were looked at, so one
/// may be looked at twice and none is left out. An address that changes again meanwhile begins anew.
/// </summary>
internal sealed class ConcernedSpread(Documents<AddressState> addresses, Documents<ProfileDomain> profileDomains)
{
    private const int AddressesAtATime = 20;
    private const int PageSize = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<int> Run(string owner, DateTimeOffset machineNow, Func<string, Task> look, CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var id in await addresses.Due(AddressState.SpreadLane, machineNow, AddressesAtATime, cancellationToken))
        {
            if (await addresses.Claim(id, owner, machineNow, Lease, cancellationToken) is { } address)
                found += await Spread(address, look, cancellationToken);
        }

        return found;
    }

    private async Task<int> Spread(AddressState address, Func<string, Task> look, CancellationToken cancellationToken)
    {
        var left = PageSize;
        var cursor = address.Cursor;
        foreach (var profile in address.Profiles)
        {
            var prefix = ProfileDomain.PrefixOf(profile);
            // Profiles stand in order: those before the cursor's are done.
            if (cursor is not null && !cursor.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(prefix, cursor) < 0)
                continue;
            var after = cursor is not null && cursor.StartsWith(prefix, StringComparison.Ordinal) ? cursor : prefix;
            var page = await profileDomains.Page(after, left, cancellationToken);
            foreach (var link in page.TakeWhile(link => link.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                await look(link.DomainId());
                cursor = link.Id;
                left--;
            }

            if (left == 0)
                break;
        }

        var released = address with { Cursor = left == 0 ? cursor : null, ClaimedUntil = null, ClaimedBy = null, Claims = 0 };
        await addresses.Save(left == 0 ? released : released with { Lane = null, Due = null }, cancellationToken);
        return Math.Max(1, PageSize - left);
    }
}
