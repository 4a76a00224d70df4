using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// A profile is gone, and the keys to everything about the person are destroyed. Answers <see cref="DeleteProfile"/>, or tells that a
/// retention has ended.
/// </summary>
[Event("real-name-review")]
public sealed record ProfileDeleted
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers; absent where the retention has ended.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>The record of the erasure in the vault, which proves it.</summary>
    [MaxLength(200)]
    public required string ErasureId { get; init; }

    /// <summary>How many keys were destroyed.</summary>
    [Range(0, int.MaxValue)]
    public required int KeysDestroyed { get; init; }

    /// <summary>Since when nothing is left to be done; absent where a rest is being cleared away.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Until when files that speak of several persons stay; absent where there is none.</summary>
    public DateTimeOffset? RetainedUntil { get; init; }
}
