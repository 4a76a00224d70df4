using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.RealName;

namespace DomainWorkers.RealNameReview.State;

/// <summary>
/// The files of one request, fetched one after the other. Where they lie is sealed in the vault: a link can be a secret. Invariant: due
/// exactly while something is to be fetched or the review is to be opened.
/// </summary>
internal sealed record MaterialState : Document
{
    public const string FetchLane = "fetch";

    public required string Account { get; init; }

    public required string RequestId { get; init; }

    public required string ProfileId { get; init; }

    public required MaterialPurpose Purpose { get; init; }

    public string? DomainName { get; init; }

    public string? DomainId { get; init; }

    /// <summary>The matter that the files belong to; null for a profile.</summary>
    public string? Matter { get; init; }

    /// <summary>The sealed blob with the links, in the order of the files.</summary>
    public required string Links { get; init; }

    public required IReadOnlyList<MaterialEntry> Files { get; init; }

    /// <summary>Tries after which a place was not reachable, in a row.</summary>
    public int Delays { get; init; }

    /// <summary>When it was tried first (machine time).</summary>
    public DateTimeOffset? FirstTriedAt { get; init; }

    public MaterialProgress Progress { get; init; }
}

/// <summary>A file.</summary>
/// <param name="Slot">What the sender says it shows.</param>
/// <param name="VaultSlot">Where it is kept.</param>
internal sealed record MaterialEntry(string Slot, string VaultSlot, string Sha256, long Size, string MediaType, bool IsKept);

/// <summary>Where the files of a request stand.</summary>
internal enum MaterialProgress
{
    Fetching,
    Received,
    Refused,
    Parked,
}
