using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.RealNameReview;

/// <summary>How files are fetched and the provider is asked. All of it is machine time.</summary>
public sealed class ReviewOptions
{
    /// <summary>How many submissions, or requests with files, one sweep takes at a time.</summary>
    [Range(1, 50)]
    public int Parallel { get; set; } = 4;

    /// <summary>So many tries in a row that the process did not survive, or that a bug of ours ended: then a person looks.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How long one try may belong to one process.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:30:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A submission that the provider has not decided is asked about that often at first, whatever its queue says.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AskEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest pause while provider or files cannot be reached.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What nobody could find out, or fetch, for so long is given to a person, or refused.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);
}
