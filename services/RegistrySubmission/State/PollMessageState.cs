using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>
/// A message of a registry, stored before it is acknowledged; the id is registry account, message id and date, so one that comes again
/// meets itself. Invariant: <see cref="Document.Due"/> is null once it was acted on or set aside.
/// </summary>
internal sealed record PollMessageState : Document, ISetAside
{
    /// <summary>Messages about a name are looked up by it, for people.</summary>
    public const string NameKey = "domainName";

    public required string Registry { get; init; }

    public required string MessageId { get; init; }

    /// <summary>When the registry queued it.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When we stored it (business time).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required NoticeKind Kind { get; init; }

    public string? DomainName { get; init; }

    public bool? Approved { get; init; }

    public string? GainingClient { get; init; }

    public string? LosingClient { get; init; }

    /// <summary>Whether it tells of a transfer that was carried out.</summary>
    public bool TransferDone { get; init; }

    /// <summary>The whole answer, sealed under the document's id.</summary>
    public required byte[] SealedAnswer { get; init; }

    public required NoticeProgress Progress { get; init; }

    /// <summary>Why a person has to look; null unless <see cref="Progress"/> is set aside.</summary>
    public string? ParkedBecause { get; init; }

    /// <summary>How often it could not be acted on yet: back-off grows with it.</summary>
    public int Delays { get; init; }

    /// <summary>
    /// Registries may count from one again some day, so the date belongs to the id. A date that is missing, or cannot be read, is missing
    /// each time the message is fetched.
    /// </summary>
    public static string IdOf(string registry, string messageId, DateTimeOffset? queuedAt) =>
        $"{registry}/{messageId}/{(queuedAt is { } date ? $"{date.ToUniversalTime():yyyyMMddTHHmmss.fffffff}" : "undated")}";
}

/// <summary>What became of a registry's message.</summary>
internal enum NoticeProgress
{
    /// <summary>To be acted on.</summary>
    Received,

    /// <summary>The domain it names was looked at, or its open operation was told to look.</summary>
    ActedOn,

    /// <summary>It names no domain of ours.</summary>
    NotOurs,

    /// <summary>There is nothing to do about it but to know it.</summary>
    Noted,

    /// <summary>A person has to look.</summary>
    SetAside,
}
