using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.EmailVerification;

/// <summary>
/// The mail server took a mail with a link. Whether it reaches anybody shows when the address is confirmed.
/// </summary>
[Event("email-verification")]
public sealed record EmailVerificationMailed
{
    /// <summary>The account that the address belongs to.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The request that led to it; absent where the worker began it by itself.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The address, by an id that says nothing of it; the same for one address and account for ever.</summary>
    [RegularExpression(ContractPatterns.AddressId)]
    public required string AddressId { get; init; }

    /// <summary>The <c>Message-ID</c> of the mail without angle brackets; the same however often the mail had to be sent.</summary>
    [RegularExpression(ContractPatterns.MailMessageId)]
    public required string MessageId { get; init; }

    /// <summary>What the mail was for.</summary>
    public required VerificationMailKind Kind { get; init; }

    /// <summary>Until when its link works (UTC).</summary>
    public required DateTimeOffset LinkExpiresAt { get; init; }
}
