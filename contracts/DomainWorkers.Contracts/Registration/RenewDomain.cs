using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>
/// Renew a domain. Sent by an order system once the order is paid. Answered by <see cref="RenewalAccepted"/> and then exactly one of
/// <see cref="DomainRenewed"/> and <see cref="RenewalRefused"/>. Sending it again with the same account and order id is safe at any time.
/// </summary>
[Command("registry-submission")]
public sealed record RenewDomain
{
    /// <summary>Who orders; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When the order was made (ISO 8601 with offset).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain, as <see cref="DomainRegistered"/> named it.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>For how long, in years.</summary>
    [Range(1, 10)]
    public required int Years { get; init; }
}
