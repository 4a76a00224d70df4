using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>The profiles that an order names, as contacts: whether the account has them, in which version, and whether one may hold the domain.</summary>
internal sealed class ProfilesDesk(IRegistrants registrants, RegistrarPolicies policies, TimeProvider clock)
{
    /// <summary>Null profiles stay null; one that the account does not have is an objection.</summary>
    public async Task<NamedProfiles> Find(
        string account, string? registrant, string? admin, string? technical, string? billing, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownProfile>();
        var isUnknown = false;
        foreach (var id in new[] { registrant, admin, technical, billing }.OfType<string>().Distinct())
        {
            if (await registrants.Describe(account, id, cancellationToken) is { } profile)
                known[id] = profile;
            else
                isUnknown = true;
        }

        var intent = new Intent.Relate(Contact(registrant), Contact(admin), Contact(technical), Contact(billing));
        return new NamedProfiles(
            intent, isUnknown ? [Refusals.ProfileUnknown] : [], registrant is null ? null : known.GetValueOrDefault(registrant)?.Holder);

        ContactOf? Contact(string? id) => id is not null && known.TryGetValue(id, out var profile) ? new ContactOf(id, profile.Version) : null;
    }

    /// <summary>Whether the holder may hold this domain by the rules of today.</summary>
    public IEnumerable<Reason> Eligibility(DomainState domain, Holder holder) =>
        policies.Parse(domain.Name) is DomainNameResult.Parsed { Name: var name }
            ? policies.CheckEligibility(name, holder, Shanghai.DateOf(clock.GetUtcNow())).Select(Refusals.Of)
            : [];
}

/// <summary>What an order's profiles amount to.</summary>
/// <param name="Intent">Who shall stand where.</param>
/// <param name="Objections">What speaks against it whatever the domain is.</param>
/// <param name="Holder">The new holder, where one is named and known.</param>
internal sealed record NamedProfiles(Intent.Relate Intent, IReadOnlyList<Reason> Objections, Holder? Holder);
