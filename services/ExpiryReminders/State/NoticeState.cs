using System.Globalization;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;

namespace DomainWorkers.ExpiryReminders.State;

/// <summary>
/// A line of the notice ledger: one notice and what became of it, kept as evidence and never deleted. The id is (domain, day, kind, stage),
/// so there is at most one. Invariant: <see cref="Document.Due"/> is set exactly while <see cref="Result"/> is waiting.
/// </summary>
internal sealed record NoticeState : Document, ISetAside
{
    public const string MailLane = "mail";
    public const string PhoneLane = "sms";

    public required string Account { get; init; }

    public required string DomainId { get; init; }

    public required string DomainName { get; init; }

    public required NoticeKind Kind { get; init; }

    public required string Stage { get; init; }

    /// <summary>The day in Shanghai that it counts from: expiry, or anniversary.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When the plan wanted it (business time).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The expiry when it was ordered, and as the text gave it once it is sent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public NoticeResult Result { get; init; }

    /// <summary>When the result was known (business time).</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The ways of the stage, the best first.</summary>
    public IReadOnlyList<NoticeChannel> Channels { get; init; } = [];

    /// <summary>Which of them it is at.</summary>
    public int Turn { get; init; }

    /// <summary>Since when it is at this one (machine time).</summary>
    public DateTimeOffset? TurnSince { get; init; }

    /// <summary>Tries of this channel that the other side put off.</summary>
    public int Delays { get; init; }

    /// <summary>Tries of this channel after which nobody knows whether it was taken.</summary>
    public int Doubts { get; init; }

    /// <summary>Why it was skipped, or why each channel failed.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Why a person has to look; null unless <see cref="Result"/> is parked.</summary>
    public string? ParkedBecause { get; init; }

    /// <summary>The recipient's place in the vault.</summary>
    public string? ProfileId { get; init; }

    public long? ProfileVersion { get; init; }

    public string? Template { get; init; }

    public string? Language { get; init; }

    public string? MessageId { get; init; }

    public NoticeChannel Channel => Channels[Turn];

    /// <summary>Its place among the notices of the domain, in the order of the calendar.</summary>
    public string Cursor => Id[(DomainId.Length + 1)..];

    public static string IdOf(string domainId, NoticeKind kind, DateOnly day, string stage) =>
        string.Create(CultureInfo.InvariantCulture, $"{domainId}/{day:yyyyMMdd}-{(kind == NoticeKind.Expiry ? "expiry" : "review")}-{stage}");

    public static string LaneOf(NoticeChannel channel) => channel == NoticeChannel.Mail ? MailLane : PhoneLane;
}
