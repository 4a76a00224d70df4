using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Adapters;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.EmailVerification.Pump;

/// <summary>
/// Knows which address a profile has. It opens the vault only where the profile changed since it last looked; what it keeps of an address
/// is the keyed hash.
/// </summary>
internal sealed class AddressBook(
    Documents<AddressState> addresses,
    Documents<ProfileState> profiles,
    IAddressees addressees,
    VerificationKeys keys,
    VerificationTerms terms,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>The address that the profile has now; null where the account has no such profile.</summary>
    public async Task<ProfileAddress?> Resolve(string account, string profileId, string reference, CancellationToken cancellationToken)
    {
        if (await addressees.Describe(account, profileId, cancellationToken) is not { } version)
            return null;
        var known = await profiles.Find(profileId, cancellationToken);
        if (known is not null && known.ProfileVersion >= version.Version)
            return new ProfileAddress(known.AddressId, known.ChangedAt, known.ProfileVersion);

        if (await addressees.ReadAddress(profileId, reference, cancellationToken) is not { } address)
            return new ProfileAddress(null, null, version.Version);
        var addressId = keys.AddressIdOf(account, address);
        var moved = known is not null && known.AddressId != addressId;
        await Remember(account, addressId, profileId, moved, cancellationToken);
        var next = (known ?? new ProfileState { Id = profileId, Account = account, AddressId = addressId, ProfileVersion = 0 }) with
        {
            AddressId = addressId,
            ProfileVersion = version.Version,
            ChangedAt = moved ? version.ChangedAt : known?.ChangedAt,
        };
        var stored = known is null ? (await profiles.Insert(next, [], cancellationToken)).Stored : await profiles.Save(next, cancellationToken);
        if (stored is null)
            throw new TransientException($"Profile {profileId} was looked at by somebody else at the same time.");
        return new ProfileAddress(addressId, next.ChangedAt, next.ProfileVersion);
    }

    /// <summary>How the address of a profile stands; null where it has none.</summary>
    public async Task<AddressStanding?> Standing(string account, string profileId, string reference, CancellationToken cancellationToken)
    {
        var found = await Resolve(account, profileId, reference, cancellationToken);
        if (found?.AddressId is not { } addressId
            || await addresses.Find(AddressState.IdOf(account, addressId), cancellationToken) is not { } address)
            return null;
        var now = clock.GetUtcNow();
        return new AddressStanding(
            addressId,
            address.Status == EmailAddressStatus.Verified,
            found.ChangedAt > address.Since ? found.ChangedAt.Value : address.Since,
            RequestRules.HasMailUnderWay(address, terms.Mail(now), now));
    }

    /// <summary>A profile that has the address still; null where none has.</summary>
    public async Task<string?> ProfileOf(AddressState address, string reference, CancellationToken cancellationToken)
    {
        foreach (var profile in address.Profiles)
        {
            if ((await Resolve(address.Account, profile, reference, cancellationToken))?.AddressId == address.AddressId)
                return profile;
        }

        return null;
    }

    /// <summary>
    /// The address knows the profile before the profile points to it, so that whoever tells its domains of a change misses none. Where the
    /// profile had another address, its domains are looked at again.
    /// </summary>
    private async Task Remember(string account, string addressId, string profileId, bool moved, CancellationToken cancellationToken)
    {
        var id = AddressState.IdOf(account, addressId);
        var address = await addresses.Find(id, cancellationToken);
        if (address is not null && address.Profiles.Contains(profileId) && !moved)
            return;

        var next = address ?? AddressRules.New(account, addressId, profileId, clock.GetUtcNow());
        if (!next.Profiles.Contains(profileId))
            next = next with { Profiles = [.. next.Profiles.Append(profileId).Order(StringComparer.Ordinal)] };
        if (moved)
            next = next.Spreading(machineClock.GetUtcNow());
        var stored = address is null ? (await addresses.Insert(next, [], cancellationToken)).Stored : await addresses.Save(next, cancellationToken);
        if (stored is null)
            throw new TransientException($"Address {addressId} changed meanwhile.");
    }
}

/// <summary>The address of a profile.</summary>
/// <param name="AddressId">Null where it has a form that no mail can be sent to.</param>
/// <param name="ChangedAt">Since when the profile has it, where it had another one before.</param>
/// <param name="ProfileVersion">The version that it was read from.</param>
internal sealed record ProfileAddress(string? AddressId, DateTimeOffset? ChangedAt, long ProfileVersion);
