using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RealNameReview.Adapters;

namespace DomainWorkers.RealNameReview.State;

/// <summary>
/// What the verification provider is asked for one review; the id is the review's, so there is one. Invariant: before a frame is written,
/// <see cref="SubmissionProgress.Sent"/> is stored: whoever finds it asks, and does not submit again.
/// </summary>
internal sealed record SubmissionState : Document
{
    public const string ProviderLane = "provider";
    public const string TransactionKey = "transactionId";

    public required VerificationKind Kind { get; init; }

    public required string Account { get; init; }

    public required string ProfileId { get; init; }

    public required long ProfileVersion { get; init; }

    /// <summary>For a name: its label as people write it.</summary>
    public string? Label { get; init; }

    public required string TransactionId { get; init; }

    /// <summary>The provider's own name for it.</summary>
    public string? ProviderReference { get; init; }

    public SubmissionProgress Progress { get; init; }

    /// <summary>When a try began that may have reached the provider (machine time).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Questions without a clear answer, in a row.</summary>
    public int Doubts { get; init; }

    /// <summary>Tries that the provider put off, in a row.</summary>
    public int Delays { get; init; }

    /// <summary>E.g. <c>1-abc111</c>.</summary>
    public string? CodeToken { get; init; }

    /// <summary>The signed code in base64: a token and a signature, and nobody's name.</summary>
    public string? SignedCode { get; init; }

    /// <summary>The EPP code of a refusal.</summary>
    public int? RefusalCode { get; init; }

    /// <summary>A closed one is due until its review knows.</summary>
    public bool IsClosed => Progress is SubmissionProgress.Verified or SubmissionProgress.Refused or SubmissionProgress.Untrusted
        or SubmissionProgress.Unclear or SubmissionProgress.Parked;
}

/// <summary>Where a submission stands.</summary>
internal enum SubmissionProgress
{
    /// <summary>To be sent; certainly not there.</summary>
    Waiting,

    /// <summary>On its way, or lost on it.</summary>
    Sent,

    /// <summary>Sent, and nobody knows whether it arrived.</summary>
    Unknown,

    /// <summary>The provider has it.</summary>
    Pending,

    Verified,

    Refused,

    /// <summary>A code came that must not be believed.</summary>
    Untrusted,

    /// <summary>Nobody could find out in a day: a person decides.</summary>
    Unclear,

    /// <summary>It ended the process, or met a bug of ours, again and again.</summary>
    Parked,

    /// <summary>Nobody needs it any more; it never left.</summary>
    Withdrawn,
}

/// <summary>Which submission a provider's own name stands for. Id: that name.</summary>
internal sealed record ProviderLink : Document
{
    public required string SubmissionId { get; init; }
}
