using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Checks every setting without asking anybody, and says what is wrong so that it can be mended.</summary>
internal static class ConfigurationCheck
{
    /// <summary>Everything that is wrong with the settings.</summary>
    public static IReadOnlyList<string> Problems(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
        catch (AggregateException exception)
        {
            return [.. exception.Flatten().InnerExceptions.SelectMany(inner =>
                inner is OptionsValidationException validation ? validation.Failures : [inner.Message]).Distinct()];
        }
    }

    public static int Succeed()
    {
        Console.Out.WriteLine("configuration: ok");
        return 0;
    }

    public static int Fail(IEnumerable<string> failures)
    {
        foreach (var failure in failures)
            Console.Error.WriteLine($"configuration: {failure}");
        return 1;
    }
}
