namespace DomainWorkers.RegistrarPolicy.Hosting;

/// <summary>The operator's own statements over the policy that comes with the build.</summary>
public sealed class PolicyOptions
{
    /// <summary>A JSON file in the form of <c>policy.json</c>; checked at start.</summary>
    public string? File { get; set; }
}
