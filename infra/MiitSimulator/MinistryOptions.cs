namespace DomainWorkers.MiitSimulator;

/// <summary>What the simulated ministry is like. Limits are the specification's where it names them.</summary>
public sealed record MinistryOptions
{
    public System.Net.IPAddress Address { get; init; } = System.Net.IPAddress.Loopback;

    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; }

    public string? LedgerPath { get; init; }

    public IReadOnlyList<ReportingUnit> Units { get; init; } = [];

    /// <summary>Business time between the acceptance of a file and its result.</summary>
    public TimeSpan ResultDelay { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Whether somebody works at the ministry on a day in Shanghai; a result that would come on another day comes when work begins
    /// on the next that is one. Null: every day and night.</summary>
    public Func<DateOnly, bool>? Works { get; init; }

    /// <summary>Accepted files of one unit that may wait for their result; one more is answered 15.</summary>
    public int PendingFiles { get; init; } = 20;

    /// <summary>Specification 3-3-1-3: 50 MB of XML.</summary>
    public int FileBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>Specification 3-3-1-3: 1000 records a file.</summary>
    public int FileRecords { get; init; } = 1000;

    /// <summary>When the result of a file comes that is taken at an instant.</summary>
    internal DateTimeOffset ResultAt(DateTimeOffset taken)
    {
        var at = taken + ResultDelay;
        if (Works is null || Works(Shanghai.Day(at)))
            return at;
        var day = Shanghai.Day(at);
        while (!Works(day))
            day = day.AddDays(1);
        return Shanghai.WorkBegins(day);
    }

    /// <summary>Hours of the day in Shanghai in which files are taken (code 20 outside); null: always.</summary>
    public (TimeOnly From, TimeOnly To)? OpenHours { get; init; }

    /// <summary>Told of each call by its name, once it has arrived, once it is done, and once it is answered; the call waits for it. For rigs
    /// that end a client at a certain moment.</summary>
    public Func<string, CallMoment, Task>? Watch { get; init; }

    /// <summary>Queues the code tables for each unit at start, as after an opening of the account.</summary>
    public bool SendsCodeTables { get; init; } = true;

    /// <summary>Lets whoever reaches the port change the ministry's behaviour under /control; for rigs only.</summary>
    public bool Control { get; init; }
}
