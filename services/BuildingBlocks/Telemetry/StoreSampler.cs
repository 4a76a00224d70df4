using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>Asks the store now and then what is open, so that scrapes and health cost it nothing.</summary>
public sealed class StoreSampler(
    IEnumerable<IStateView> views,
    IEnumerable<IFigureSource> sources,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private volatile StoreSample? _last;

    /// <summary>The last look at the store; null before the first, and while the store is away.</summary>
    public StoreSample? Last => _last;

    /// <summary>Looks once.</summary>
    public async Task Sample(CancellationToken cancellationToken)
    {
        var (now, machineNow) = (clock.GetUtcNow(), machineClock.GetUtcNow());
        try
        {
            var late = new List<LateWork>();
            foreach (var view in views)
            {
                var businessOrMachine = view.Clock == DueClock.Business ? now : machineNow;
                if (await view.Measure(businessOrMachine, machineNow, cancellationToken) is not { } figures)
                    continue;
                StoreGauges.Record(view, figures, businessOrMachine, machineNow);
                late.Add(new LateWork(view.Worker, view.Collection, figures.DueAge(businessOrMachine), figures.OutboxAge(machineNow)));
            }

            foreach (var worker in late.Select(entry => entry.Worker).Distinct())
                StoreGauges.Done(worker, machineNow);
            _last = new StoreSample(machineNow, late);
        }
        catch (TransientException)
        {
            // What was known is known no more; the check of the store tells of it.
            _last = null;
        }

        foreach (var source in sources)
            await Sample(source, cancellationToken);
    }

    private static async Task Sample(IFigureSource source, CancellationToken cancellationToken)
    {
        try
        {
            await source.Sample(cancellationToken);
        }
        catch (TransientException)
        {
            // The last figures stand; their age is told by the store's.
        }
    }
}

/// <summary>What the store held at one instant.</summary>
/// <param name="At">Machine time.</param>
/// <param name="Work">Per kind of document.</param>
public sealed record StoreSample(DateTimeOffset At, IReadOnlyList<LateWork> Work);

/// <summary>How long the oldest due document and the oldest unpublished message of one kind have waited.</summary>
public sealed record LateWork(string Worker, string Collection, TimeSpan Due, TimeSpan Outbox);
