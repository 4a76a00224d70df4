using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>An enhanced verification runs. Answers <see cref="OpenEnhancedVerification"/>.</summary>
[Event("real-name-review")]
public sealed record EnhancedVerificationOpened
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The registry's own name for the case.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string CaseReference { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>Until when the material must be in.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When all other names of the holder are held unless it has passed; absent where they are not.</summary>
    public DateTimeOffset? SpreadsAt { get; init; }

    /// <summary>How many cases the holder has had with us, this one included.</summary>
    [Range(1, int.MaxValue)]
    public required int Cases { get; init; }

    /// <summary>Whether the registry bars the holder for good by now.</summary>
    public required bool Barred { get; init; }
}
