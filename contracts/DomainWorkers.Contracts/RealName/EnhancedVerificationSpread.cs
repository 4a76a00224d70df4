using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>A name is held by the registry because of another one of the same holder, whose enhanced verification did not pass.</summary>
[Event("real-name-review")]
public sealed record EnhancedVerificationSpread
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The registry's own name for the case.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string CaseReference { get; init; }

    /// <summary>The domain whose case it is.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string CauseDomainId { get; init; }
}
