using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// Take a domain into the record that the registry already shows as ours: a portfolio that is moved in, a transfer that was made elsewhere.
/// Nothing is changed at the registry and nothing is bought. Answered by <see cref="DomainAdopted"/> or <see cref="AdoptionRefused"/>.
/// </summary>
[Command("registry-submission")]
public sealed record AdoptDomain
{
    /// <summary>Who will hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The name, in Unicode or in its ASCII form, e.g. <c>示例.cn</c>.</summary>
    [MinLength(3), MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>The registrant's profile, where the account has one for it already.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? ProfileId { get; init; }
}
