using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>Where identity material may be fetched from. Without a folder and without hosts, from nowhere.</summary>
public sealed partial class MaterialOptions : IValidatableObject
{
    /// <summary>The folder below which <c>file:</c> references lie.</summary>
    public string? Folder { get; set; }

    /// <summary>Hosts that <c>https:</c> references may name, as <c>host</c> or <c>host:port</c>; names in A-labels, no wildcards.</summary>
    public List<string> Hosts { get; } = [];

    /// <summary>PEM file of the authority that must have issued the hosts' certificates; unset: the system's authorities.</summary>
    public string? Authority { get; set; }

    /// <summary>
    /// Whether a host may lie at a private, loopback or link-local address, e.g. a store of one's own in the same network. The names above stay
    /// the only ones.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How long one file may take from the first to the last octet.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Files fetched at the same time; each is held in memory whole.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = 4;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder is not null && !(Path.IsPathFullyQualified(Folder) && Directory.Exists(Folder)))
            yield return new ValidationResult("must be the full path of a folder that exists.", [nameof(Folder)]);
        if (Authority is not null && !File.Exists(Authority))
            yield return new ValidationResult("must be a readable PEM file.", [nameof(Authority)]);
        foreach (var host in Hosts.Where(host => !HostForm().IsMatch(host)))
            yield return new ValidationResult("each must be a host name or host:port, in lower case, without a wildcard.", [nameof(Hosts)]);
    }

    internal bool Allows(Uri uri) => Hosts.Contains(uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}", StringComparer.Ordinal);

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[1-9][0-9]{0,4})?\z")]
    private static partial Regex HostForm();
}
