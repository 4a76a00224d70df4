using DomainWorkers.BuildingBlocks.Messaging.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>Compares the broker with what the workers of a container need, and puts right what may be put right.</summary>
public static class TopologySurvey
{
    /// <summary>One report for each worker.</summary>
    /// <exception cref="ManagementException">The management API cannot be reached, or does not do what it is asked.</exception>
    /// <exception cref="Failures.StoreUnavailableException">The stamp cannot be written.</exception>
    public static async Task<IReadOnlyList<TopologyReport>> Run(
        TopologyVerb verb, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var management = new ManagementApi(services.GetRequiredService<IOptions<BrokerOptions>>().Value);
        var reports = new List<TopologyReport>();
        foreach (var topology in services.GetServices<BrokerTopology>())
            reports.Add(await Run(verb, topology, management, services, cancellationToken));
        return reports;
    }

    private static async Task<TopologyReport> Run(
        TopologyVerb verb, BrokerTopology topology, ManagementApi management, IServiceProvider services, CancellationToken cancellationToken)
    {
        var found = await management.Read(cancellationToken);
        var differences = TopologyComparison.Compare(topology, found);
        var repairable = differences.Where(difference => verb == TopologyVerb.Apply && difference.Repair is not null).ToArray();
        foreach (var difference in repairable)
            await management.Make(difference.Repair!, cancellationToken);

        if (repairable.Length > 0)
        {
            found = await management.Read(cancellationToken);
            differences = TopologyComparison.Compare(topology, found);
        }

        if (verb != TopologyVerb.Plan)
            await services.GetRequiredKeyedService<TopologyStamps>(topology.Worker).Leave(topology.Hash, differences, cancellationToken);
        return new TopologyReport(
            topology.Worker,
            topology.Hash,
            [.. repairable.Select(difference => difference.What)],
            [.. differences.Select(difference => difference.What)],
            [.. TopologyComparison.Abandoned(topology, found).Select(queue => $"queue {queue} is read by no consumer of this build")]);
    }
}

/// <summary>What to do about the broker's topology.</summary>
public enum TopologyVerb
{
    /// <summary>Say what is different.</summary>
    Plan,

    /// <summary>Put right what can be, and leave the stamp.</summary>
    Apply,

    /// <summary>Look, and leave the stamp.</summary>
    Verify,
}

/// <summary>How the broker stands for one worker.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Hash">Names what this build of it needs.</param>
/// <param name="PutRight">What was different and is not any more.</param>
/// <param name="Differences">What is different.</param>
/// <param name="Notes">What is no difference, and should be known.</param>
public sealed record TopologyReport(
    string Worker, string Hash, IReadOnlyList<string> PutRight, IReadOnlyList<string> Differences, IReadOnlyList<string> Notes)
{
    /// <summary>Whether the broker is as the worker needs it.</summary>
    public bool IsGood => Differences.Count == 0;
}
