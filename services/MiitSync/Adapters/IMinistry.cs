using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Adapters;

/// <summary>
/// The ministry's counter in one version of its interface. No call throws for what the ministry or the network does: the answer says what is
/// known. Forms, limits and codes of the interface are the adapter's business; the worker knows reports, files and numbers.
/// </summary>
internal interface IMinistry
{
    /// <summary>Our number there.</summary>
    long Unit { get; }

    /// <summary>Records that one file may have.</summary>
    int MostRecords { get; }

    /// <summary>What the interface's format would refuse in a record; empty when it fits. Pure.</summary>
    IReadOnlyList<ReportProblem> Check(ReportRecord record);

    /// <summary>Makes a file of records that fit; null when it is larger than the ministry takes. The same records make the same bytes. Pure.</summary>
    PackedFile? Pack(long sequence, IReadOnlyList<ReportRecord> records);

    /// <summary>Sends a file. Sent twice it is taken once: the number guards it.</summary>
    Task<UploadAnswer> Upload(long sequence, ReadOnlyMemory<byte> packed, CancellationToken cancellationToken);

    /// <summary>Asks for the last file that was taken.</summary>
    Task<PreviousAnswer> Previous(CancellationToken cancellationToken);

    /// <summary>Fetches the oldest file that was not acknowledged.</summary>
    Task<DownloadAnswer> Download(CancellationToken cancellationToken);

    /// <summary>Acknowledges a file; true when the ministry has it. Harmless twice.</summary>
    Task<bool> Acknowledge(string file, CancellationToken cancellationToken);

    /// <summary>Whether a domain is filed.</summary>
    Task<FilingAnswer> Filing(string domain, CancellationToken cancellationToken);
}

/// <summary>A file ready to be sent.</summary>
/// <param name="Content">Compressed, not encrypted.</param>
/// <param name="Hash">As the ministry names it.</param>
internal sealed record PackedFile(byte[] Content, string Hash);
