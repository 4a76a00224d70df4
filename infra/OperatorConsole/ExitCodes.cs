namespace DomainWorkers.OperatorConsole;

/// <summary>What a run ends with; documented in <c>docs/operations.md</c>, so a number is never given another meaning.</summary>
internal static class ExitCodes
{
    /// <summary>Done, or there is nothing to say.</summary>
    public const int Done = 0;

    /// <summary>There are findings: settings that are wrong, differences, breaks, something that was not done.</summary>
    public const int Findings = 1;

    /// <summary>Wrongly asked.</summary>
    public const int Usage = 2;

    /// <summary>A setting, the store or the broker is missing or not there; the key is named.</summary>
    public const int NotThere = 3;

    /// <summary>What was asked for is not done, and why is said.</summary>
    public const int Refused = 4;

    /// <summary>No answer in time; look again.</summary>
    public const int NoAnswer = 5;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
