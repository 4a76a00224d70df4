using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Holds a profile against the rules of a name's suffix: regions, legal forms, how many names, and personal names against the card.</summary>
internal sealed class EligibilityDesk(
    RegistrarPolicies policies,
    Documents<ProfileDomain> profileDomains,
    Documents<DomainState> domains,
    ProfileVault vault,
    TimeProvider clock)
{
    private const int PageSize = 200;

    /// <summary>What speaks against it; empty where nothing does.</summary>
    public async Task<IReadOnlyList<PolicyViolation>> Violations(
        ProfileState profile, string domainName, string reference, CancellationToken cancellationToken)
    {
        if (policies.Parse(domainName) is not DomainNameResult.Parsed(var name))
            return [];
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var holder = new Holder(
            profile.Kind == RegistrantKind.Individual ? HolderKind.Individual : HolderKind.Organisation,
            Region(profile.Region), RegistrarSite.China, profile.LegalForm,
            // Counted only where it matters: it means looking at every domain of the holder.
            policies.Statement("eligibility", name.Suffix, today)?.Value is EligibilityPolicy { MaxNames: not null }
                ? await NamesBelow(profile.ProfileId, name, reference, cancellationToken)
                : 0);
        List<PolicyViolation> violations = [.. policies.CheckEligibility(name, holder, today)];
        // Whether the suffix has personal names is told by the policy having a statement about them.
        if (policies.Statement("personalName", name.Suffix, today) is not null)
            violations.AddRange(await PersonalName(profile, name, holder, reference, today, cancellationToken));
        return violations;
    }

    private async Task<IReadOnlyList<PolicyViolation>> PersonalName(
        ProfileState profile, DomainName name, Holder holder, string reference, DateOnly today, CancellationToken cancellationToken)
    {
        var opened = await vault.Holder(profile.ProfileId, reference, cancellationToken);
        return policies.CheckPersonalName(
            name, holder, opened?.Name?.Reveal() ?? "", opened?.Document?.Number.Reveal() ?? "", today);
    }

    /// <summary>Living names of the same holder below the suffix, in whatever profile; the name itself does not count.</summary>
    private async Task<int> NamesBelow(string profileId, DomainName name, string reference, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var profile in await vault.SameHolder(profileId, reference, cancellationToken))
        {
            await foreach (var domain in Living(profile, cancellationToken))
            {
                if (domain.Name != name.ALabel && policies.Parse(domain.Name) is DomainNameResult.Parsed(var other) && other.Suffix == name.Suffix)
                    names.Add(domain.Name);
            }
        }

        return names.Count;
    }

    /// <summary>The living domains that a profile holds now.</summary>
    public async IAsyncEnumerable<DomainState> Living(
        string profileId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = ProfileDomain.PrefixOf(profileId);
        for (var after = prefix; ;)
        {
            var page = await profileDomains.Page(after, PageSize, cancellationToken);
            foreach (var link in page.TakeWhile(link => link.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                if (await domains.Find(link.DomainId(), cancellationToken) is { IsLiving: true } domain && domain.ProfileId == profileId)
                    yield return domain;
            }

            if (page.Count < PageSize || !page[^1].Id.StartsWith(prefix, StringComparison.Ordinal))
                yield break;
            after = page[^1].Id;
        }
    }

    private static HolderRegion Region(RegistrantRegion region) => region switch
    {
        RegistrantRegion.Mainland => HolderRegion.Mainland,
        RegistrantRegion.HongKong => HolderRegion.HongKong,
        RegistrantRegion.Macao => HolderRegion.Macao,
        RegistrantRegion.Taiwan => HolderRegion.Taiwan,
        _ => HolderRegion.Other,
    };
}
