using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Contacts;

/// <summary>
/// Bring addresses, telephone and mail address of a domain's contacts at the registry to what their profiles say now. The contact objects
/// stay the same, so every domain that shares one is refreshed with it. A holder whose name or organisation changed is refused: that is a
/// <see cref="ChangeRegistrant"/> with the same profile. Answered by <see cref="ContactsRefreshed"/> or <see cref="ContactsRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record RefreshContacts
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
}
