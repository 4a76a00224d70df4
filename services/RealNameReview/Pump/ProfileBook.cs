using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Registrants;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Knows how profiles stand. One that the vault has and we do not know (it was there before us) begins unverified.</summary>
internal sealed class ProfileBook(
    Documents<ProfileState> profiles,
    ProfileVault vault,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private const int MaxRaces = 5;

    /// <summary>The profile; null where the account has no such living one.</summary>
    public async Task<ProfileState?> Find(string account, string profileId, CancellationToken cancellationToken)
    {
        var known = await profiles.Find(ProfileState.IdOf(account, profileId), cancellationToken);
        if (known is not null)
            return known.DeletedAt is null ? known : null;
        if (await vault.Describe(account, profileId, cancellationToken) is not { } described)
            return null;
        return await Add(described, CanHoldCnnic(described) ? ProfileForm.Cnnic : ProfileForm.General, default, cancellationToken);
    }

    /// <summary>Also one that is deleted.</summary>
    public Task<ProfileState?> FindAny(string account, string profileId, CancellationToken cancellationToken) =>
        profiles.Find(ProfileState.IdOf(account, profileId), cancellationToken);

    /// <summary>Takes note of a profile that the vault has; the one that is noted already stays.</summary>
    public async Task<ProfileState> Add(
        RegistrantProfile profile, ProfileForm form, RegistrarPolicy.OrganisationForm legalForm, CancellationToken cancellationToken)
    {
        var id = ProfileState.IdOf(profile.Account, profile.Id);
        var inserted = await profiles.Insert(
            new ProfileState
            {
                Id = id,
                Account = profile.Account,
                ProfileId = profile.Id,
                Form = form,
                Kind = profile.Kind,
                Region = profile.Region,
                LegalForm = legalForm,
                ProfileVersion = profile.Version,
                Standing = ProfileStanding.Unverified,
                Since = clock.GetUtcNow(),
            },
            [], cancellationToken);
        return inserted.Stored ?? await profiles.Find(id, cancellationToken)
            ?? throw new TransientException($"Profile {profile.Id} is known but cannot be read.");
    }

    /// <summary>Saves a change that was decided on the profile as it was read.</summary>
    public async Task<ProfileState> Save(ProfileState profile, CancellationToken cancellationToken) =>
        await profiles.Save(profile, cancellationToken) ?? throw new TransientException($"Profile {profile.ProfileId} changed meanwhile.");

    /// <summary>Changes a profile whatever happens to it meanwhile; a rule that changes nothing gives back the same instance.</summary>
    public async Task<ProfileState?> Change(string id, Func<ProfileState, DateTimeOffset, ProfileState> rule, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await profiles.Find(id, cancellationToken) is not { } profile)
                return null;
            var next = rule(profile, machineClock.GetUtcNow());
            if (next == profile)
                return profile;
            if (await profiles.Save(next, cancellationToken) is { } saved)
                return saved;
        }

        throw new TransientException($"{id} is written by others again and again.");
    }

    private static bool CanHoldCnnic(RegistrantProfile profile) => profile.Kind == RegistrantKind.Individual
        ? profile.Region == RegistrantRegion.Mainland
        : profile.Region is RegistrantRegion.Mainland or RegistrantRegion.HongKong or RegistrantRegion.Macao;
}
