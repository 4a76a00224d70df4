using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrarPolicy.Hosting;

/// <summary>How a worker gets the policy: every one by the same file, so that two of them never act by different rules.</summary>
public static class PolicyRegistration
{
    /// <summary>The section of the settings: <c>Policy__File</c>.</summary>
    public const string Section = "Policy";

    /// <summary>Adds <see cref="RegistrarPolicies"/>, read when it is first asked for, and the check of the file at start. The options
    /// themselves are bound by the host, with its own checks.</summary>
    public static IServiceCollection AddRegistrarPolicy(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PolicyOptions>, PolicyFile>());
        services.TryAddSingleton(provider => PolicyFile.Load(provider.GetRequiredService<IOptions<PolicyOptions>>().Value));
        return services;
    }
}
