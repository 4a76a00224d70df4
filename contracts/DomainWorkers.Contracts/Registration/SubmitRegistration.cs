using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>
/// Register a domain. Sent by an order system once the order is paid. Answered by <see cref="RegistrationAccepted"/> and then
/// exactly one of <see cref="DomainRegistered"/> and <see cref="RegistrationRefused"/>. Sending it again with the same account and
/// order id is safe at any time: it never registers twice, and the first answer comes again. The same order id with other content is
/// refused (<c>IdempotencyKeyConflict</c>).
/// </summary>
[Command("registry-submission")]
public sealed record SubmitRegistration
{
    /// <summary>Who orders; also the routing key of the message and of every answer.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order's id in the sender's system, unique within the account.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When the order was made (ISO 8601 with offset). Older than 14 days and unknown: refused <c>TooOld</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The name, in Unicode or in its ASCII form, e.g. <c>示例.cn</c>.</summary>
    [MinLength(3), MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>For how long, in years.</summary>
    [Range(1, 10)]
    public required int Years { get; init; }

    /// <summary>The registrant's profile: who will hold the domain.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>Two to thirteen name servers, or none for a domain without delegation.</summary>
    [MaxLength(13), Each(MinLength = 1, MaxLength = 253)]
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>
    /// Addresses for each name server that lies below the domain itself; absent where there is none. Where a registry keeps
    /// hosts as objects of their own, such a server can be named only once the domain is registered (<c>GlueLater</c>).
    /// </summary>
    [MaxLength(13)]
    public IReadOnlyList<HostAddresses>? Glue { get; init; }

    /// <summary>
    /// Signed codes of a verification provider, each the base64 of its XML, passed on unchanged. A code names no person: it is a token and
    /// the provider's signature over it.
    /// </summary>
    [MinLength(1), MaxLength(4), Each(Pattern = ContractPatterns.Base64, MaxLength = 32768)]
    public IReadOnlyList<string>? VerificationCodes { get; init; }
}
