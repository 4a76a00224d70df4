using System.Globalization;
using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.MiitSync.State;

/// <summary>A file that the ministry took. Its bytes stay in the vault for three months, because the ministry may ask for them again.</summary>
internal sealed record UploadFile : Document
{
    public required long Sequence { get; init; }

    public required string BlobId { get; init; }

    public required string Hash { get; init; }

    public required IReadOnlyList<FileRecord> Records { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>How often the ministry asked for it again (14).</summary>
    public int Resent { get; init; }

    public static string IdOf(long unit, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{unit}/{sequence:D10}");
}
