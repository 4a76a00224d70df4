using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>How operations are brought to the registries. All of it is machine time.</summary>
public sealed class PumpOptions
{
    /// <summary>How long a claimed operation belongs to one process; the command is written within it or not at all.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after the last moment at which a command may have been written "not done" is not believed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettleDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How far a registry's clock may be from ours.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A doubt that is older is set aside for a person.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan UnknownAtMost { get; set; } = TimeSpan.FromHours(24);

    /// <summary>So many tries in a row that the process did not survive, or that a bug of ours ended: then a person looks.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The longest pause of a pump whose registry does not answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(20);
}
