using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// Tell that a mail came back, or that its reader complained: a verified address counts no longer and has to be verified again. Names
/// either the mail or the profile. Answered by <see cref="BounceRecorded"/> or <see cref="BounceRefused"/>. Safe to send again.
/// </summary>
[Command("email-verification")]
public sealed record ReportBounce
{
    /// <summary>The account whose registrant was written to.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this request: sending it twice does it once. It comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>What came back.</summary>
    public required BounceKind Kind { get; init; }

    /// <summary>The <c>Message-ID</c> of a mail that this worker sent, without angle brackets.</summary>
    [RegularExpression(ContractPatterns.MailMessageId)]
    public string? MessageId { get; init; }

    /// <summary>The profile that another worker wrote to.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? ProfileId { get; init; }

    /// <summary>The profile's version that the address was read from: one that was corrected since is not blamed.</summary>
    [Range(1, long.MaxValue)]
    public long? ProfileVersion { get; init; }

    /// <summary>The enhanced status code (RFC 3463), where there is one, e.g. <c>5.1.1</c>.</summary>
    [RegularExpression(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}$")]
    public string? StatusCode { get; init; }
}
