using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A profile as it stands; nothing that names the person.</summary>
public sealed record ProfileEntry
{
    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The profile's version.</summary>
    [Range(1, long.MaxValue)]
    public required long ProfileVersion { get; init; }

    /// <summary>Which kind it is.</summary>
    public required ProfileForm Form { get; init; }

    /// <summary>How it stands.</summary>
    public required ProfileStanding Standing { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether it is the account's default.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Why the last review failed, where it did.</summary>
    public ReviewFailure? Failure { get; init; }

    /// <summary>The review that is open, where one is.</summary>
    [RegularExpression(RealNamePatterns.ReviewId)]
    public string? ReviewId { get; init; }
}
