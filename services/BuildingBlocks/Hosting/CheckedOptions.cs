using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Settings that are checked before anything starts.</summary>
public static class CheckedOptions
{
    /// <summary>Binds a section, refuses unknown keys, and validates data annotations on start.</summary>
    public static IServiceCollection AddCheckedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services;
    }
}
