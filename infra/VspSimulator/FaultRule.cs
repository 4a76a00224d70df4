namespace DomainWorkers.VspSimulator;

/// <summary>When to misbehave and how; a rule with <see cref="Next"/> ends when it has been applied that often.</summary>
public sealed record FaultRule(FaultAction Action)
{
    /// <summary>Command kind as in the ledger, or nv:notice; * stands for any run of characters.</summary>
    public string Command { get; init; } = "*";

    /// <summary>Account that is hit; null hits all.</summary>
    public string? Account { get; init; }

    /// <summary>Label, name of the person, code or message; for nv:notice the label or the keyed hash. * stands for any run of characters.</summary>
    public string NamePattern { get; init; } = "*";

    /// <summary>Chance per matching command.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How many more times the rule applies; null is for ever.</summary>
    public int? Next { get; init; }

    /// <summary>Wait before the answer, or between two bytes of a slow one.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(10);

    internal bool Matches(string command, string? account, string name) =>
        (Account is null || Account == account) && Wildcard.Matches(Command, command) && Wildcard.Matches(NamePattern, name);
}
