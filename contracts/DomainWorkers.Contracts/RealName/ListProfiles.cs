using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>Ask for the profiles of an account, a page at a time. Answered by <see cref="ProfilesListed"/>.</summary>
[Command("real-name-review")]
public sealed record ListProfiles
{
    /// <summary>Whose profiles.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this request: sending it twice does it once. It comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The last profile of the page before; absent for the first page.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? After { get; init; }
}
