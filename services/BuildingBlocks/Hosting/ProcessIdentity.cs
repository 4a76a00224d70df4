using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>Names this process in claims and leases: the replica's name, and one start of it.</summary>
public sealed class ProcessIdentity(
    IOptions<WorkerOptions> options, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>The replica's name.</summary>
    public string Instance { get; } = options.Value.Instance;

    /// <summary>This start of it; later starts compare greater.</summary>
    public string Start { get; } = $"{machineClock.GetUtcNow().ToUnixTimeMilliseconds():D14}-{Environment.ProcessId}";

    /// <summary>Both, as claims carry them.</summary>
    public string Owner => $"{Instance}/{Start}";
}
