using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>Where figures and traces go. <c>/metrics</c> always answers beside <c>/health</c>; nothing leaves the process by itself.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>An OTLP collector over HTTP, e.g. <c>http://127.0.0.1:4318</c>, for traces and metrics; unset: none.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>The share of new traces that is exported, 0 to 1; a trace that a sender began follows the sender.</summary>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 1;

    /// <summary>How often the store is asked what is open.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SampleEvery { get; set; } = TimeSpan.FromSeconds(15);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Otlp is not null && (!Otlp.IsAbsoluteUri || Otlp.Scheme is not ("http" or "https") || Otlp.PathAndQuery != "/"))
            yield return new ValidationResult("must be http[s]://address:port.", [nameof(Otlp)]);
    }
}
