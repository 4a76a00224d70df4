using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Which one of its kind a process is.</summary>
public sealed class WorkerOptions : IValidatableObject
{
    /// <summary>The name of this replica, unique among the replicas of a worker; a restart under the same name takes its own leases back.</summary>
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$")]
    public string Instance { get; set; } = Environment.MachineName;

    /// <summary>Where health is answered; port 0 takes a free one.</summary>
    public string HealthUrl { get; set; } = "http://127.0.0.1:0";

    /// <summary>From when on work that is due and not done turns <c>/health/progress</c> red.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "30.00:00:00")]
    public TimeSpan StalledAfter { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(HealthUrl, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            yield return new ValidationResult("must be http://address:port.", [nameof(HealthUrl)]);
    }
}
