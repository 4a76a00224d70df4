using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>How the registries' message queues are read. All of it is machine time.</summary>
public sealed class PollOptions
{
    /// <summary>How long an empty queue is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a reader, or whoever acts on a message, has it to itself.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause after polls without an answer, and between two looks at a domain that another operation has in hand.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>So many tries in a row at one message that the process did not survive: then a person looks.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;
}
