using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.EmailVerification;

namespace DomainWorkers.EmailVerification.State;

/// <summary>
/// What was asked for, or what the worker began by itself, and the one message to a person that comes of it. Never deleted: a repeat is
/// recognised and answered as the first time. Invariant: <see cref="Document.Due"/> is set exactly while something is to be sent.
/// </summary>
internal sealed record OperationState : Document, ISetAside
{
    public const string MessageIdKey = "messageId";

    public required string Account { get; init; }

    public required OperationKind Kind { get; init; }

    /// <summary>The sender's id; null where the worker began it.</summary>
    public string? RequestId { get; init; }

    /// <summary>Over what was asked: the same request id with other content is refused.</summary>
    public required string PayloadHash { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public string? AddressId { get; init; }

    public string? ProfileId { get; init; }

    /// <summary>For mails: the <c>Message-ID</c>, derived from the operation's id.</summary>
    public string? MessageId { get; init; }

    /// <summary>For reminders: when the time is over.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public SendProgress Progress { get; init; }

    /// <summary>Tries that the other side put off: back-off grows with it.</summary>
    public int Delays { get; init; }

    /// <summary>Tries after which nobody knows whether the server took it.</summary>
    public int Doubts { get; init; }

    /// <summary>When it was tried first (machine time); it is given up some time after.</summary>
    public DateTimeOffset? FirstTriedAt { get; init; }

    /// <summary>Why a person has to look; null unless <see cref="Progress"/> is parked.</summary>
    public string? ParkedBecause { get; init; }

    /// <summary>The first answer, to be given again word for word; null where there is none yet.</summary>
    public OutgoingMessage? Answer { get; init; }

    public bool IsMail => Kind is not (OperationKind.PhoneCode or OperationKind.Bounce);

    public VerificationMailKind MailKind =>
        Kind == OperationKind.Reminder ? VerificationMailKind.Reminder : VerificationMailKind.Verification;

    public static string IdOf(string account, OperationKind kind, string what) => $"{account}/{kind.ToString().ToLowerInvariant()}/{what}";
}

/// <summary>What an operation is.</summary>
internal enum OperationKind
{
    /// <summary>An account asked for a mail.</summary>
    Request,

    /// <summary>An account asked for another mail.</summary>
    Resend,

    /// <summary>A domain's time has begun.</summary>
    Deadline,

    /// <summary>A domain's time comes to its end, or is over.</summary>
    Reminder,

    /// <summary>A code to the phone, before an address is deleted.</summary>
    PhoneCode,

    /// <summary>A mail came back.</summary>
    Bounce,
}

/// <summary>What became of the message to a person.</summary>
internal enum SendProgress
{
    /// <summary>There is none to send.</summary>
    None,

    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>The server or gateway took it.</summary>
    Sent,

    /// <summary>It cannot be delivered.</summary>
    Undelivered,

    /// <summary>Nobody needs it any more.</summary>
    Superseded,

    /// <summary>A person has to look: it ended the process, or met a bug, again and again.</summary>
    Parked,
}
