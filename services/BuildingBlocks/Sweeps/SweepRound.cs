using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>Runs every sweep of the process once, in order: for clocks that jump, where no schedule can follow.</summary>
public sealed class SweepRound
{
    private readonly IServiceProvider _services;
    private readonly WorkInHand _work;
    private readonly IReadOnlyList<string> _keys;

    internal SweepRound(IServiceProvider services, IEnumerable<string> keys)
    {
        _services = services;
        _work = services.GetRequiredService<WorkInHand>();
        _keys = [.. keys];
    }

    /// <summary>Runs them and says how much they found; each looks at one page.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        using var sweeping = _work.Begin("sweeps");
        var found = 0;
        foreach (var key in _keys)
            found += await _services.GetRequiredKeyedService<ISweep>(key).Run(cancellationToken);
        return found;
    }
}
