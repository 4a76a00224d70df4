using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.RealName;

/// <summary>
/// Keep a registrant profile. Its content travels sealed and is kept in the vault. Answered by <see cref="ProfileCreated"/> or <see
/// cref="ProfileRefused"/>. Safe to send again.
/// </summary>
[Command("real-name-review")]
public sealed record CreateProfile
{
    /// <summary>Whose profile it will be.</summary>
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

    /// <summary>The id that the account gives it; used once, for ever.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public required string ProfileId { get; init; }

    /// <summary>Which kind it is.</summary>
    public required ProfileForm Form { get; init; }

    /// <summary>Whether it becomes the account's default; the first one does anyway.</summary>
    public bool MakeDefault { get; init; }

    /// <summary>The content as a JWE in compact form (RFC 7516: RSA-OAEP-256, A256GCM) to a key of the worker; the worker's README says what is in it. The plaintext
    /// repeats account, profile id and request id.</summary>
    [RegularExpression(RealNamePatterns.Sealed), MaxLength(131072)]
    public required string Sealed { get; init; }
}
