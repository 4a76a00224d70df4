namespace DomainWorkers.Epp;

/// <summary>So many commands in such a time.</summary>
public sealed record EppRate(int Commands, TimeSpan Per)
{
    public static EppRate PerSecond(int commands) => new(commands, TimeSpan.FromSeconds(1));

    /// <summary>The time between two commands at this rate.</summary>
    public TimeSpan Spacing => Per / Commands;
}
