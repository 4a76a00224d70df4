using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.TestKit;

/// <summary>A stand-in for something outside the worker. It may serve several harnesses at once, as the outside world serves several replicas.</summary>
public interface IHarnessPart
{
    /// <summary>The settings that the worker needs to find it.</summary>
    IEnumerable<KeyValuePair<string, string?>> Settings { get; }

    /// <summary>Takes the place of the real adapter, before the worker's module registers it.</summary>
    void Register(IServiceCollection services, ProcessLife life);
}
