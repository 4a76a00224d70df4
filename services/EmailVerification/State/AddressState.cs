using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.EmailVerification;

namespace DomainWorkers.EmailVerification.State;

/// <summary>
/// One mail address of one account: how it stands, and what may change that. The address itself is in the vault; the id is a keyed hash.
/// Invariants: tokens are kept as keyed hashes only; <see cref="Document.Due"/> is set while its domains are still to be told of a change.
/// </summary>
internal sealed record AddressState : Document
{
    public const string SpreadLane = "spread";

    public required string Account { get; init; }

    /// <summary>The address as messages name it.</summary>
    public required string AddressId { get; init; }

    public required EmailAddressStatus Status { get; init; }

    /// <summary>Since when it stands so; for one that is not verified: since when somebody has to verify it.</summary>
    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The profiles that were seen with it. One that has another address by now stays: to look at its domains harms nobody.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The links that work, oldest first.</summary>
    public IReadOnlyList<TokenEntry> Tokens { get; init; } = [];

    /// <summary>The last mail that was ordered and has not failed: the next one keeps its distance from it.</summary>
    public OrderedMail? LastMail { get; init; }

    /// <summary>The last confirmations, to answer a repeat as the first time.</summary>
    public IReadOnlyList<Confirmation> Confirmations { get; init; } = [];

    public DeletionCode? DeletionCode { get; init; }

    /// <summary>The request that deleted it, and when, to answer its repeat.</summary>
    public string? DeletedBy { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The report that reopened it, to answer its repeat.</summary>
    public string? ReopenedBy { get; init; }

    /// <summary>The last domain that was told of the change: <c>profile/domain</c>.</summary>
    public string? Cursor { get; init; }

    public static string IdOf(string account, string addressId) => $"{account}/{addressId}";

    /// <summary>The same with all its domains to be looked at again, from the first one on, whoever is at it now.</summary>
    public AddressState Spreading(DateTimeOffset machineNow) => this with
    {
        Lane = SpreadLane,
        Due = machineNow,
        Cursor = null,
        ClaimedUntil = null,
        ClaimedBy = null,
        Claims = 0,
    };
}

/// <summary>A link that was, or is about to be, mailed.</summary>
/// <param name="Mail">The operation that mails it.</param>
/// <param name="Hash">Keyed hash over purpose, address and token.</param>
/// <param name="ExpiresAt">Business time.</param>
internal sealed record TokenEntry(string Mail, byte[] Hash, DateTimeOffset ExpiresAt);

/// <summary>A mail that was ordered for an address.</summary>
internal sealed record OrderedMail(string Mail, DateTimeOffset At);

/// <summary>A confirmation that counted.</summary>
internal sealed record Confirmation
{
    public required string RequestId { get; init; }

    public required byte[] TokenHash { get; init; }

    /// <summary>What was said, to be said again word for word.</summary>
    public required OutgoingMessage Answer { get; init; }
}

/// <summary>A code that was sent to a phone.</summary>
internal sealed record DeletionCode
{
    /// <summary>The operation that sends it.</summary>
    public required string Message { get; init; }

    public required byte[] Hash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Wrong tries so far.</summary>
    public int Tries { get; init; }
}
