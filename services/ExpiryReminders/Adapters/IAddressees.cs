using DomainWorkers.Correspondence;
using DomainWorkers.RegistrantVault.Registrants;

namespace DomainWorkers.ExpiryReminders.Adapters;

/// <summary>Whom a notice goes to. Addresses are kept in the vault and nowhere else; each reading leaves a record there.</summary>
internal interface IAddressees
{
    /// <summary>The registrant behind a profile; null where the account has no such profile, or it has no contact data any more.</summary>
    Task<Recipient?> Read(string account, string profileId, string reference, CancellationToken cancellationToken);
}

/// <summary>The ways to a person, and which state of the profile they are from. It lives no longer than the call.</summary>
internal sealed class Recipient(long version, RegistrantRegion region, RecipientAddress? address, string phone)
{
    public long Version { get; } = version;

    public RegistrantRegion Region { get; } = region;

    /// <summary>Null where it has a form that no mail can be sent to.</summary>
    public RecipientAddress? Address { get; } = address;

    /// <summary>E.164 with a plus and digits.</summary>
    public string Phone { get; } = phone;
}
