using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Contacts;

/// <summary>
/// Name other profiles as contacts of a domain; its holder stays. What is not named stays as it is; naming the holder's own profile makes
/// the contact follow the holder again. Answered by <see cref="ContactsChanged"/> or <see cref="ContactsRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record ChangeContacts
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account and kind.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <c>DomainRegistered</c> named it. Another life of the same name is refused.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The profile of the administrative contact; must belong to the account.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? AdminProfileId { get; init; }

    /// <summary>The profile of the technical contact, likewise.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? TechnicalProfileId { get; init; }

    /// <summary>The profile of the billing contact, likewise.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? BillingProfileId { get; init; }
}
