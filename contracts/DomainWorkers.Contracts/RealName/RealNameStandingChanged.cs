using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>The holder's identity behind a domain was verified, or is verified no more. The highest revision is the newest.</summary>
[Event("real-name-review")]
public sealed record RealNameStandingChanged
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>When it became so (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the holder is verified.</summary>
    public required bool Verified { get; init; }

    /// <summary>Raised by one with each change of the domain's standing; a lower one is skipped.</summary>
    [Range(1, long.MaxValue)]
    public required long Revision { get; init; }
}
