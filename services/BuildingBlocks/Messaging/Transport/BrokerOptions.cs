using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.BuildingBlocks.Messaging.Transport;

/// <summary>Where the broker is.</summary>
public sealed class BrokerOptions : IValidatableObject
{
    /// <summary><c>amqp[s]://user:password@host:port/vhost</c>, or <c>memory:</c> for one process without a broker.</summary>
    [Required]
    public Uri? Uri { get; set; }

    /// <summary>The broker's management API, for <c>topology apply</c> and <c>verify</c> only: <c>http[s]://user:password@host:port</c>.</summary>
    public Uri? Management { get; set; }

    /// <summary>The virtual host: the path of <see cref="Uri"/>, <c>/</c> where it has none.</summary>
    public string VirtualHost => Uri?.AbsolutePath.Trim('/') is { Length: > 0 } path ? Uri.UnescapeDataString(path) : "/";

    /// <summary>Whether messages stay inside this process.</summary>
    public bool InMemory => Uri is { IsAbsoluteUri: true, Scheme: "memory" };

    /// <summary>Whether the broker is on this machine, so that plain text and default users may be used.</summary>
    public bool IsLoopback => InMemory || (Uri is not null && OnLoopback(Uri));

    /// <summary>The broker as it is named, right or wrong in other points; null where nothing that is named can be one. Rules of other settings ask it.</summary>
    internal static BrokerOptions? Named(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Broker:Uri"], UriKind.Absolute, out var uri) ? new BrokerOptions { Uri = uri } : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Management is not null && ManagementComplaint(Management) is { } complaint)
            yield return new ValidationResult(complaint, [nameof(Management)]);
        if (Uri is null)
            yield break;
        if (!Uri.IsAbsoluteUri || Uri.Scheme is not ("amqp" or "amqps" or "memory"))
            yield return new ValidationResult("Broker__Uri must be amqp[s]://user:password@host:port/vhost, or memory:.", [nameof(Uri)]);
        else if (!IsLoopback && Uri.Scheme == "amqp")
            yield return new ValidationResult("Broker__Uri must be amqps:// unless the broker is on the loopback interface.", [nameof(Uri)]);
        else if (!IsLoopback && Uri.UserInfo.StartsWith("guest:", StringComparison.Ordinal))
            yield return new ValidationResult("Broker__Uri must not use the default user guest outside the loopback interface.", [nameof(Uri)]);
    }

    private static string? ManagementComplaint(Uri management)
    {
        if (!management.IsAbsoluteUri || management.Scheme is not ("http" or "https") || management.UserInfo.Length == 0)
            return "Broker__Management must be http[s]://user:password@host:port.";
        return management.Scheme == "http" && !OnLoopback(management)
            ? "Broker__Management must be https:// unless the broker is on the loopback interface."
            : null;
    }

    private static bool OnLoopback(Uri uri) => uri.IsAbsoluteUri && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
