namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>Runs every sweep of the process once, in order: for clocks that jump, where no schedule can follow.</summary>
public sealed class SweepRound
{
    private readonly SweepRunner _runner;
    private readonly IReadOnlyList<string> _keys;

    internal SweepRound(SweepRunner runner, IEnumerable<string> keys)
    {
        _runner = runner;
        _keys = [.. keys];
    }

    /// <summary>Runs them and says how much they found; each looks at one page.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var found = 0;
        foreach (var key in _keys)
            found += await _runner.Run(key, cancellationToken);
        return found;
    }
}
