using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>How reports are brought to the ministry. Spans of machine time, where nothing else is said.</summary>
public sealed class ReportingOptions : IValidatableObject
{
    /// <summary>How long the line belongs to one process; a file is built and sent within it or not at all.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How often an idle line is looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often results are fetched.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan DownloadEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause of a line whose ministry is away or full.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The pause after a refusal that only a person can end. Not short: wrong passwords lock the account.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StoppedPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>From when in the day files are taken, in Shanghai (business time); with <see cref="OpenUntil"/>. Unset: always.</summary>
    public TimeOnly? OpenFrom { get; set; }

    /// <summary>Until when files are taken; before <see cref="OpenFrom"/> it is the next day.</summary>
    public TimeOnly? OpenUntil { get; set; }

    /// <summary>Announced maintenance, each <c>2026-01-10T22:00/2026-01-11T06:00</c> in Shanghai (business time): the ministry is left alone then.</summary>
    public IList<string> Maintenance { get; } = [];

    /// <summary>How long files are kept (business time); the specification says three months at least.</summary>
    [Range(typeof(TimeSpan), "92.00:00:00", "730.00:00:00")]
    public TimeSpan KeepFiles { get; set; } = TimeSpan.FromDays(95);

    /// <summary>How long a result may take before it is told of (business time).</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan Overdue { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How long a question about readiness waits for the ministry; then it is answered without the filing.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The account to which the operator's events go: that the line stands still, or moves again.</summary>
    [Required, RegularExpression("^[a-z0-9-]{1,64}$")]
    public string Operator { get; set; } = "operator";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OpenFrom is null != OpenUntil is null)
            yield return new ValidationResult("OpenFrom and OpenUntil come together.", [nameof(OpenUntil)]);
        if (Maintenance.Any(window => Domain.CounterHours.Window(window) is null))
            yield return new ValidationResult("must be like 2026-01-10T22:00/2026-01-11T06:00.", [nameof(Maintenance)]);
    }
}
