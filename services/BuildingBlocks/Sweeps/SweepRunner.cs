using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.BuildingBlocks.Sweeps;

/// <summary>Runs one sweep, whoever wakes it. One that cannot go on now is no failure: what it did not hand on is still due.</summary>
internal sealed partial class SweepRunner(IServiceProvider services, WorkInHand work, ILogger<SweepRunner> logger)
{
    /// <summary>Runs it and says how much it found.</summary>
    public async Task<int> Run(string key, CancellationToken cancellationToken)
    {
        using var sweeping = work.Begin("sweeps");
        try
        {
            var found = await services.GetRequiredKeyedService<ISweep>(key).Run(cancellationToken);
            Count(key, found > 0 ? "found" : "nothing");
            return found;
        }
        catch (TransientException exception)
        {
            // The next firing looks again; nothing is kept here that could be lost.
            LogLater(key, exception.Message);
            Count(key, "later");
            return 0;
        }
    }

    private static void Count(string key, string outcome)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        WorkerMeters.Swept(key[..slash], key[(slash + 1)..], outcome);
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "Sweep {Sweep} stops for now: {Detail}")]
    private partial void LogLater(string sweep, string detail);
}
