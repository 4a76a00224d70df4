using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A page of the account's profiles, in the order of their ids. Answers <see cref="ListProfiles"/>.</summary>
[Event("real-name-review")]
public sealed record ProfilesListed
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The profiles.</summary>
    [MaxLength(100)]
    public required IReadOnlyList<ProfileEntry> Profiles { get; init; }

    /// <summary>Where the next page begins; absent at the end.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? Next { get; init; }
}
