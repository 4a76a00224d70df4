using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Settings that are checked before anything starts.</summary>
public static class CheckedOptions
{
    /// <summary>Binds a section, refuses unknown keys, and validates data annotations on start.</summary>
    public static IServiceCollection AddCheckedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>()
            .Configure<IConfiguration>((options, configuration) => Readable(configuration.GetSection(section), typeof(TOptions)).Bind(options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new SettingsRule<TOptions>(provider.GetRequiredService<IConfiguration>(), section));
        return services;
    }

    /// <summary>The section without what cannot be bound, so that one wrong setting does not hide the others.</summary>
    private static IConfiguration Readable(IConfigurationSection section, Type type)
    {
        var complaints = SettingsForm.Complaints(section, type);
        return complaints.Count == 0
            ? section
            : new ConfigurationBuilder()
                .AddInMemoryCollection(section.AsEnumerable().Where(entry => entry.Value is not null && !complaints.ContainsKey(entry.Key)))
                .Build()
                .GetSection(section.Path);
    }
}
