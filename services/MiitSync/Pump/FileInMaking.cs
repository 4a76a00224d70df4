using DomainWorkers.MiitSync.Domain;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>A file while domains are taken into it.</summary>
internal sealed class FileInMaking(long sequence, CodeTables codes, FilePeople people)
{
    private readonly Lock _gate = new();
    private readonly List<TakenRecord> _taken = [];

    public long Sequence => sequence;

    public CodeTables Codes => codes;

    public FilePeople People => people;

    /// <summary>Places that were given away.</summary>
    public int Places { get; set; }

    public void Add(TakenRecord record)
    {
        lock (_gate)
            _taken.Add(record);
    }

    public List<TakenRecord> InOrder()
    {
        lock (_gate)
            return [.. _taken.OrderBy(record => record.Place)];
    }
}

/// <summary>A record that stands in the file, with whose it is.</summary>
internal sealed record TakenRecord(string DomainId, string? ProfileId, ReportRecord Record, int Place);
