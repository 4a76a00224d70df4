using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Remembers what EmailVerification says of addresses, and finds a profile with what its address has against its use for a name.</summary>
internal sealed class EmailDesk(
    IRegistrants registrants,
    Documents<AddressStanding> addresses,
    Documents<ProfileAddress> profiles,
    RegistrarPolicies policies,
    IOptions<RegistrationOptions> options,
    TimeProvider clock)
{
    public Task Hear(string account, string addressId, EmailStanding standing, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var id = AddressStanding.IdOf(account, addressId);
        return Keep(addresses, id, known => EmailRules.Hear(known, id, standing, since), cancellationToken);
    }

    public Task Hear(string account, string profileId, string addressId, long profileVersion, CancellationToken cancellationToken)
    {
        var id = ProfileAddress.IdOf(account, profileId);
        return Keep(profiles, id, known => EmailRules.Hear(known, id, addressId, profileVersion), cancellationToken);
    }

    /// <summary>
    /// The profile, null where the account has none such, and what speaks against using it for this name today: nothing, or that its
    /// address is not known to be verified.
    /// </summary>
    public async Task<(KnownProfile? Profile, IReadOnlyList<Reason> Objections)> Find(
        string account, string profileId, string domainName, CancellationToken cancellationToken)
    {
        // Before what was heard of it: a profile that changes in between is judged by its later version.
        var profile = await registrants.Describe(account, profileId, cancellationToken);
        return (profile, await Judge(account, profileId, profile, domainName, cancellationToken));
    }

    private async Task<IReadOnlyList<Reason>> Judge(
        string account, string profileId, KnownProfile? profile, string domainName, CancellationToken cancellationToken)
    {
        // A name or profile that is none has its own refusal.
        if (options.Value.EmailBeforeOrder == EmailBeforeOrder.Off
            || profile is null
            || policies.Parse(domainName) is not DomainNameResult.Parsed(var name)
            || !policies.Verification(name.Suffix, Shanghai.DateOf(clock.GetUtcNow())).EmailBeforeOrder)
            return [];

        var link = await profiles.Find(ProfileAddress.IdOf(account, profileId), cancellationToken);
        var standing = link is null ? null : await addresses.Find(AddressStanding.IdOf(account, link.AddressId), cancellationToken);
        return EmailRules.IsVerified(link, standing, profile.Version) ? [] : [Refusals.EmailNotVerified(profileId, name.SuffixU)];
    }

    private static async Task Keep<TState>(
        Documents<TState> documents, string id, Func<TState?, TState> hear, CancellationToken cancellationToken)
        where TState : Document
    {
        var known = await documents.Find(id, cancellationToken);
        var next = hear(known);
        if (next == known)
            return;
        var stored = known is null ? (await documents.Insert(next, [], cancellationToken)).Stored : await documents.Save(next, cancellationToken);
        if (stored is null)
            throw new TransientException($"{id} was written by somebody else at the same time.");
    }
}
