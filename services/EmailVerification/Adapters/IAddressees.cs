using DomainWorkers.Correspondence;
using DomainWorkers.EmailVerification.Domain;

namespace DomainWorkers.EmailVerification.Adapters;

/// <summary>The registrants' addresses, which are kept in the vault and nowhere else. Each reading of one leaves a record there.</summary>
internal interface IAddressees
{
    /// <summary>The profile's version and when it changed, without personal data; null where the account has no such profile.</summary>
    Task<ProfileVersion?> Describe(string account, string profileId, CancellationToken cancellationToken);

    /// <summary>The profile's mail address; null where the profile has none any more, or one that no mail can be sent to.</summary>
    Task<RecipientAddress?> ReadAddress(string profileId, string reference, CancellationToken cancellationToken);

    /// <summary>The profile's phone in E.164 with a plus and digits; null where the profile has none any more.</summary>
    Task<string?> ReadPhone(string profileId, string reference, CancellationToken cancellationToken);
}

/// <summary>Which state of a profile it is.</summary>
internal sealed record ProfileVersion(long Version, DateTimeOffset ChangedAt);
