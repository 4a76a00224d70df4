using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>The domains that wait for an address, for people to read: the first few, not all of thousands.</summary>
internal sealed class ConcernedDomainsView(
    Documents<AddressState> addresses, Documents<ProfileDomain> profileDomains, Documents<DomainState> domains)
{
    private const int MostNames = 11; // one more than a mail lists
    private const int MostLooks = 200;

    public async Task<ConcernedDomains> Of(string account, string addressId, CancellationToken cancellationToken)
    {
        List<string> names = [];
        var looks = 0;
        var address = await addresses.Find(AddressState.IdOf(account, addressId), cancellationToken);
        foreach (var profile in address?.Profiles ?? [])
        {
            var prefix = ProfileDomain.PrefixOf(profile);
            var page = await profileDomains.Page(prefix, MostLooks, cancellationToken);
            foreach (var link in page.TakeWhile(link => link.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                if (names.Count >= MostNames || ++looks > MostLooks)
                    return new ConcernedDomains(names, HasMore: true);
                if (await domains.Find(link.DomainId(), cancellationToken) is { EndedAt: null, OpenSince: not null } domain && domain.ProfileId == profile)
                    names.Add(MailTexts.Name(domain));
            }
        }

        return new ConcernedDomains(names, HasMore: false);
    }
}
