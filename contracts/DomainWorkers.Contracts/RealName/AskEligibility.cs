using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// Ask, before an order, whether a profile may hold a name and what has to be shown for it. Answered by <see
/// cref="EligibilityAnswered"/>.
/// </summary>
[Command("real-name-review")]
public sealed record AskEligibility
{
    /// <summary>Who asks; must own the profile.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this request: sending it twice does it once. It comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The name, in Unicode or ASCII.</summary>
    [MinLength(3), MaxLength(253)]
    public required string DomainName { get; init; }
}
