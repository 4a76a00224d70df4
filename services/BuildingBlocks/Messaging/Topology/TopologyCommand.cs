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
            using var management = new ManagementApi(broker);
            var code = 0;
            foreach (var topology in services.GetServices<BrokerTopology>())
                code = Math.Max(code, await Run(verb, topology, management, Stamps(services, topology), cancellationToken));
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

    private static TopologyStamps Stamps(IServiceProvider services, BrokerTopology topology) =>
        services.GetRequiredKeyedService<TopologyStamps>(topology.Worker);

    private static async Task<int> Run(
        string verb, BrokerTopology topology, ManagementApi management, TopologyStamps stamps, CancellationToken cancellationToken)
    {
        var found = await management.Read(cancellationToken);
        var differences = TopologyComparison.Compare(topology, found);
        if (verb == "apply" && differences.Any(difference => difference.Repair is not null))
        {
            foreach (var difference in differences.Where(difference => difference.Repair is not null))
            {
                Console.WriteLine($"topology: {difference.What}: put right");
                await management.Make(difference.Repair!, cancellationToken);
            }

            found = await management.Read(cancellationToken);
            differences = TopologyComparison.Compare(topology, found);
        }

        foreach (var difference in differences)
            Console.WriteLine($"topology: {difference.What}");
        foreach (var queue in TopologyComparison.Abandoned(topology, found))
            Console.WriteLine($"topology: note: queue {queue} is read by no consumer of this build");

        if (verb != "plan")
            await stamps.Leave(topology.Hash, differences, cancellationToken);
        Console.WriteLine(differences.Count == 0
            ? $"topology: {topology.Worker} ok ({topology.Hash})"
            : $"topology: {topology.Worker} has {differences.Count} difference(s) ({topology.Hash})");
        return differences.Count == 0 ? 0 : 1;
    }
}
