using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.State;

/// <summary>
/// The one line of numbered files of a unit. Whoever holds its claim is the one writer; each of its writes is conditional on the version,
/// so a holder who came late changes nothing. Id: the unit's number.
/// </summary>
internal sealed record UploadLine : Document
{
    /// <summary>Number of the last file that the ministry took; null until it was asked for the first time.</summary>
    public long? Last { get; init; }

    /// <summary>The next file, decided: its bytes are sealed, and it is sent until it is taken.</summary>
    public OpenUpload? Open { get; init; }

    /// <summary>Records a file may have; halved where the ministry found one too large.</summary>
    public int MostRecords { get; init; }

    /// <summary>Failures in a row: back-off grows with it.</summary>
    public int Failures { get; init; }

    /// <summary>Why the line stands still and a person has to look; null while it moves.</summary>
    public string? Stopped { get; init; }

    /// <summary>Since when it stands still (business time).</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Of the last word about it to the operator.</summary>
    public long StopRevision { get; init; }
}

/// <summary>A file that is decided and not known to be taken.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="BlobId">Its bytes in the vault.</param>
/// <param name="Hash">Hash of the packed bytes.</param>
/// <param name="Records">What is in it, in order.</param>
internal sealed record OpenUpload(long Sequence, string BlobId, string Hash, IReadOnlyList<FileRecord> Records)
{
    /// <summary>How often it may have been sent; more than 0 means: ask before sending again.</summary>
    public int Sends { get; init; }
}

/// <summary>One record of a file.</summary>
/// <param name="DomainId">Whose.</param>
/// <param name="Action">What is asked.</param>
/// <param name="Place">The place that is in its id; they rise within a file, and one may be left out.</param>
internal sealed record FileRecord(string DomainId, ReportAction Action, int Place);
