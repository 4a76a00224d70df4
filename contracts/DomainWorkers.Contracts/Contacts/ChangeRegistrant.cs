using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Contacts;

/// <summary>
/// Make another profile the holder of a domain (a change of ownership), or the same profile after its name, organisation or document
/// changed. Contacts that the record does not name apart follow the holder. The act is done when the registry shows it; some registries
/// audit it for days. Answered by <see cref="RegistrantChanged"/> or <see cref="RegistrantChangeRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record ChangeRegistrant
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

    /// <summary>The profile that shall hold the domain; must belong to the account.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The profile of the administrative contact, where it shall be named apart; must belong to the account.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? AdminProfileId { get; init; }

    /// <summary>The profile of the technical contact, likewise.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? TechnicalProfileId { get; init; }

    /// <summary>The profile of the billing contact, likewise.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? BillingProfileId { get; init; }
}
