using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>Whether a file that may have been sent was taken, from what the ministry says was the last one.</summary>
internal enum SequenceVerdict
{
    /// <summary>It is the last one there, byte for byte.</summary>
    Taken,

    /// <summary>It is not there: send it.</summary>
    NotTaken,

    /// <summary>Its number was used for something else, or a later one was: somebody else writes under our unit. A person has to look.</summary>
    Foreign,
}

/// <summary>Rules of the numbered line.</summary>
internal static class SequenceRules
{
    /// <summary>Our record ids are the place in the line: no number is given twice, and a result finds its file by it.</summary>
    private const long Places = 10_000;

    public static long RecordId(long sequence, int place) => (sequence * Places) + place + 1;

    public static (long Sequence, int Place) PlaceOf(long recordId) => ((recordId - 1) / Places, (int)((recordId - 1) % Places));

    /// <summary>The record with that place; null where the file has none.</summary>
    public static FileRecord? RecordAt(IReadOnlyList<FileRecord> records, int place) =>
        // Hardly ever is a place left out.
        place >= 0 && place < records.Count && records[place].Place == place ? records[place] : records.FirstOrDefault(record => record.Place == place);

    public static SequenceVerdict Judge(OpenUpload open, PreviousAnswer.File previous)
    {
        if (previous.Sequence < open.Sequence)
            return SequenceVerdict.NotTaken;
        return previous.Sequence == open.Sequence && previous.Hash == open.Hash ? SequenceVerdict.Taken : SequenceVerdict.Foreign;
    }
}
