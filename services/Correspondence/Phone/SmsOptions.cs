using System.ComponentModel.DataAnnotations;

namespace DomainWorkers.Correspondence;

/// <summary>How codes reach phones: an HTTP gateway, or a folder. With neither, no address that is verified can be deleted.</summary>
public sealed class SmsOptions : IValidatableObject
{
    /// <summary>The gateway: takes <c>{"id", "phone", "text"}</c> as JSON by POST; an id that it had before it does not send again.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Sent as a bearer token; from the environment or a secret file.</summary>
    public string? Token { get; set; }

    /// <summary>A folder that takes each message as a <c>.txt</c> file, instead of a gateway.</summary>
    public string? Pickup { get; set; }

    /// <summary>How long one try may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not null && Pickup is not null)
            yield return new ValidationResult("Sms__Endpoint and Sms__Pickup exclude each other.", [nameof(Endpoint)]);
        if (Endpoint is { } endpoint && !(endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))))
            yield return new ValidationResult("Endpoint must be an https address.", [nameof(Endpoint)]);
    }
}
