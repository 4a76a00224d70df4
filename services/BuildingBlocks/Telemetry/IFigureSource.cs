namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>
/// Figures that only a worker knows: sessions, budgets, files. Asked on machine time together with the store, never by a scrape; it
/// records into instruments of its own, and costs at most a few questions that an index answers.
/// </summary>
public interface IFigureSource
{
    /// <summary>Looks once and records. May throw <see cref="Failures.TransientException"/>: then the last figures stand.</summary>
    Task Sample(CancellationToken cancellationToken);
}
