using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>The contacts of a domain that do not follow its holder. What is absent does; a billing contact is there only where it was named.</summary>
public sealed record ContactProfiles
{
    /// <summary>The administrative contact.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? AdminProfileId { get; init; }

    /// <summary>The technical contact.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? TechnicalProfileId { get; init; }

    /// <summary>The billing contact.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? BillingProfileId { get; init; }
}
