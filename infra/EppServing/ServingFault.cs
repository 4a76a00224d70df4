using System.Text.Json.Serialization;

namespace DomainWorkers.EppServing;

/// <summary>When to misbehave and how; a rule with <see cref="Next"/> ends when it has been applied that often.</summary>
public abstract record ServingFault
{
    /// <summary>Command kind as in the ledger; * stands for any run of characters.</summary>
    public string Command { get; init; } = "*";

    /// <summary>Account that is hit; null hits all.</summary>
    public string? Account { get; init; }

    /// <summary>What the server calls the object of a command; * stands for any run of characters.</summary>
    public string NamePattern { get; init; } = "*";

    /// <summary>Chance per matching command.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How many more times the rule applies; null is for ever.</summary>
    public int? Next { get; init; }

    /// <summary>Wait before the answer, or between two bytes of a slow one.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>The rule's action as a number that sessions understand.</summary>
    [JsonIgnore]
    public abstract WireFault Wire { get; }

    /// <summary>False when a fault of this kind kept the answer from the client.</summary>
    [JsonIgnore]
    public bool LetsAnswerPass => Wire is not (WireFault.ExecuteThenDrop or WireFault.ExecuteThenHalfOpen
        or WireFault.TruncateAnswer or WireFault.HugeLength or WireFault.ExecuteThenFail2400);

    public bool Matches(string command, string? account, string name) =>
        (Account is null || Account == account) && Wildcard.Matches(Command, command) && Wildcard.Matches(NamePattern, name);
}
