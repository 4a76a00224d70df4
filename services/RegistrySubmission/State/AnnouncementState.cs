using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>
/// One listener's wish to be told of every domain, and how far it was met: the cursor moves only over pages that the broker has, so a page
/// may be told twice and none is left out. Invariant: <see cref="Document.Due"/> is null once it is finished.
/// </summary>
internal sealed record AnnouncementState : Document
{
    public const string DueLane = "announce";

    public required string Account { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Domains whose life ended since then are told too; null: only the living ones.</summary>
    public DateTimeOffset? EndedSince { get; init; }

    /// <summary>When it was asked (business time).</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The id of the last domain that was looked at.</summary>
    public string? After { get; init; }

    /// <summary>How many were told up to there.</summary>
    public long Count { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public static string IdOf(string account, string requestId) => $"{account}/{requestId}";
}
