using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What is taken of an event about a mail address, and whether a profile may be used for a new name. Pure.</summary>
internal static class EmailRules
{
    /// <summary>The document after an event; the same instance where the event is older than what is known, or says nothing new.</summary>
    public static AddressStanding Hear(AddressStanding? known, string id, EmailStanding standing, DateTimeOffset since)
    {
        if (known is null)
            return new AddressStanding { Id = id, Standing = standing, Since = since };
        var isNews = since > known.Since || (since == known.Since && standing > known.Standing);
        return isNews ? known with { Standing = standing, Since = since } : known;
    }

    /// <summary>The same for the address that a version of a profile has.</summary>
    public static ProfileAddress Hear(ProfileAddress? known, string id, string addressId, long profileVersion)
    {
        if (known is null)
            return new ProfileAddress { Id = id, AddressId = addressId, ProfileVersion = profileVersion };
        return profileVersion > known.ProfileVersion ? known with { AddressId = addressId, ProfileVersion = profileVersion } : known;
    }

    public static EmailStanding StandingOf(EmailAddressStatus status) => status switch
    {
        EmailAddressStatus.Waiting => EmailStanding.Waiting,
        EmailAddressStatus.Verified => EmailStanding.Verified,
        _ => EmailStanding.Lost,
    };

    /// <summary>
    /// Whether the address that the profile has now is verified. What was heard of an earlier version says nothing: the profile may have
    /// another address since.
    /// </summary>
    public static bool IsVerified(ProfileAddress? profile, AddressStanding? address, long profileVersion) =>
        profile is not null && profile.ProfileVersion >= profileVersion && address is { Standing: EmailStanding.Verified };
}
