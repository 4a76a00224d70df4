namespace DomainWorkers.MiitSync.Domain;

/// <summary>A call that the ministry answered with another code than success.</summary>
internal sealed record CallRefusal(int Code, string Text)
{
    public MessageClass Class => MessageCodes.ClassOf(Code);
}

/// <summary>What is known after an upload.</summary>
internal abstract record UploadAnswer
{
    private UploadAnswer()
    {
    }

    public sealed record Taken : UploadAnswer;

    /// <summary>Not taken; files with these numbers come first.</summary>
    public sealed record Missing(IReadOnlyList<long> Sequences) : UploadAnswer;

    /// <summary>Not taken.</summary>
    public sealed record Refused(CallRefusal Refusal) : UploadAnswer;

    /// <summary>No answer that can be read: taken or not.</summary>
    public sealed record Unknown(string Detail) : UploadAnswer;
}

/// <summary>The last file that the ministry took.</summary>
internal abstract record PreviousAnswer
{
    private PreviousAnswer()
    {
    }

    /// <summary>Number 0: none yet. The hash is absent then.</summary>
    public sealed record File(long Sequence, string? Hash) : PreviousAnswer;

    public sealed record Refused(CallRefusal Refusal) : PreviousAnswer;

    public sealed record Unknown(string Detail) : PreviousAnswer;
}

/// <summary>A file to fetch.</summary>
internal abstract record DownloadAnswer
{
    private DownloadAnswer()
    {
    }

    /// <summary>Its name, the hash of its content, what is in it; the ministry sends it again until it is acknowledged.</summary>
    public sealed record File(string Name, string Hash, DownloadContent Content) : DownloadAnswer;

    public sealed record Nothing : DownloadAnswer;

    public sealed record Refused(CallRefusal Refusal) : DownloadAnswer;

    public sealed record Unknown(string Detail) : DownloadAnswer;
}

/// <summary>What a fetched file says.</summary>
internal abstract record DownloadContent
{
    private DownloadContent()
    {
    }

    public sealed record Results(IReadOnlyList<RecordResult> Records) : DownloadContent;

    public sealed record Codes(CodeTables Tables) : DownloadContent;

    public sealed record Synchronisation(IReadOnlyList<KnownRecord> Records) : DownloadContent;

    /// <summary>Nothing that concerns domains.</summary>
    public sealed record Other(string Kind) : DownloadContent;
}

/// <summary>What became of one record.</summary>
internal sealed record RecordResult(ReportAction Action, long? MinistryId, long? RecordId, IReadOnlyList<int> Codes);

/// <summary>A record as the ministry has it.</summary>
internal sealed record KnownRecord(long MinistryId, long? RecordId, string Name);

/// <summary>Whether a domain is filed.</summary>
internal abstract record FilingAnswer
{
    private FilingAnswer()
    {
    }

    /// <summary>The number of the subject's filing.</summary>
    public sealed record Filed(string SubjectNumber) : FilingAnswer;

    public sealed record NotFiled : FilingAnswer;

    /// <summary>It could not be asked.</summary>
    public sealed record Unknown(string Detail) : FilingAnswer;
}
