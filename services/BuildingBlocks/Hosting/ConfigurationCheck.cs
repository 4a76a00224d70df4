using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Checks every setting without reading a message, and says what is wrong so that it can be mended.</summary>
internal static class ConfigurationCheck
{
    public static int Run(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (AggregateException exception)
        {
            return Fail(exception.Flatten().InnerExceptions.OfType<OptionsValidationException>().SelectMany(inner => inner.Failures));
        }

        Console.Out.WriteLine("configuration: ok");
        return 0;
    }

    public static int Fail(IEnumerable<string> failures)
    {
        foreach (var failure in failures)
            Console.Error.WriteLine($"configuration: {failure}");
        return 1;
    }

    /// <summary>The binder says so with this type: an unknown key, or text that is not of the setting's form.</summary>
    public static bool IsBindingFailure(InvalidOperationException exception) =>
        exception.Source == "Microsoft.Extensions.Configuration.Binder";
}
