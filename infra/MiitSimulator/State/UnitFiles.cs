namespace DomainWorkers.MiitSimulator.State;

/// <summary>Everything the ministry keeps about one unit's files.</summary>
internal sealed class UnitFiles
{
    /// <summary>Number of the last file taken; 0 before the first.</summary>
    public long LastSequence { get; set; }

    public AcceptedFile? Last { get; set; }

    /// <summary>Taken and not processed, oldest first.</summary>
    public List<AcceptedFile> Waiting { get; } = [];

    /// <summary>To be fetched, in this order; the first one is sent again and again until it is acknowledged.</summary>
    public List<OutgoingFile> Outgoing { get; } = [];

    public int NamesGiven { get; set; }

    public int WrongPasswords { get; set; }

    /// <summary>Code 19 for everything while this is false.</summary>
    public bool Open { get; set; } = true;
}
