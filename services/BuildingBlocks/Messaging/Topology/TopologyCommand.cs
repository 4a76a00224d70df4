using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>
/// <c>--topology plan|apply|verify</c>: says what is missing on the broker, puts it right, or looks and leaves the stamp that readiness
/// asks for. Exit code 0 when all is as it must be, 1 with one line per difference, 2 when it was asked wrongly.
/// </summary>
internal static class TopologyCommand
{
    public const string Switch = "--topology";

    private static readonly string[] Verbs = ["plan", "apply", "verify"];

    public static bool IsAsked(IReadOnlyList<string> args) => args.Contains(Switch);

    public static string? Verb(IReadOnlyList<string> args)
    {
        var verb = args.SkipWhile(argument => argument != Switch).Skip(1).FirstOrDefault();
        return Verbs.Contains(verb) ? verb : null;
    }

    public static int Usage()
    {
        Console.Error.WriteLine($"usage: {Switch} {string.Join('|', Verbs)}");
        return 2;
    }

    public static async Task<int> Run(string verb, IServiceProvider services, CancellationToken cancellationToken)
    {
        var broker = services.GetRequiredService<IOptions<BrokerOptions>>().Value;
        if (broker.InMemory)
        {
            Console.WriteLine("topology: the in-memory transport needs none");
            return 0;
        }

        try
        {
            var code = 0;
            foreach (var report in await TopologySurvey.Run(Enum.Parse<TopologyVerb>(verb, ignoreCase: true), services, cancellationToken))
            {
                Print(report);
                code = Math.Max(code, report.IsGood ? 0 : 1);
            }

            return code;
        }
        catch (ManagementException exception)
        {
            Console.Error.WriteLine($"topology: {exception.Message}");
            return 1;
        }
        catch (StoreUnavailableException exception)
        {
            Console.Error.WriteLine($"topology: the stamp cannot be written: {exception.Message}");
            return 1;
        }
    }

    private static void Print(TopologyReport report)
    {
        foreach (var repaired in report.PutRight)
            Console.WriteLine($"topology: {repaired}: put right");
        foreach (var difference in report.Differences)
            Console.WriteLine($"topology: {difference}");
        foreach (var note in report.Notes)
            Console.WriteLine($"topology: note: {note}");
        Console.WriteLine(report.IsGood
            ? $"topology: {report.Worker} ok ({report.Hash})"
            : $"topology: {report.Worker} has {report.Differences.Count} difference(s) ({report.Hash})");
    }
}
