using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// A domain was not taken into the record. Answers <see cref="AdoptDomain"/>; final for its order id.
/// </summary>
[Event("registry-submission")]
public sealed record AdoptionRefused
{
    /// <summary>The account that ordered.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name as it was ordered.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>Every reason that was found; the first is the weightiest.</summary>
    [MinLength(1), MaxLength(20)]
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
