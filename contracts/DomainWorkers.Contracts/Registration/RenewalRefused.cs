using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>A renewal will not be done, and nothing was bought. Answers <see cref="RenewDomain"/>; final for its order id.</summary>
[Event("registry-submission")]
public sealed record RenewalRefused
{
    /// <summary>The account that ordered.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain that the order named.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
