using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>Codes for a name are there. Answers <see cref="IssueVerificationCodes"/>.</summary>
[Event("real-name-review")]
public sealed record VerificationCodesIssued
{
    /// <summary>The account that it concerns.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The profile.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>Its name in the ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>Signed codes, each the base64 of its XML, to be passed on unchanged in <c>SubmitRegistration</c>. They name no person.</summary>
    [MinLength(1), MaxLength(4), Each(Pattern = ContractPatterns.Base64, MaxLength = 32768)]
    public required IReadOnlyList<string> Codes { get; init; }
}
