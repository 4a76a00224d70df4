using System.Collections.Concurrent;
using System.Threading.Channels;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>
/// Wakes the pump of this process at once when an order is stored; a pump looks by itself once a second anyway. A stroke counts as work
/// in hand until the pump has looked.
/// </summary>
internal sealed class PumpBell(WorkInHand work, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private readonly ConcurrentDictionary<string, Channel<IDisposable>> _bells = new();

    public void Ring(string registry)
    {
        var stroke = work.Begin("strokes of a pump's bell");
        // A bell that rings already needs no second stroke.
        if (!Bell(registry).Writer.TryWrite(stroke))
            stroke.Dispose();
    }

    /// <summary>Waits for the next stroke, or for the time to be over. The last one ends only when the timer for the next one stands.</summary>
    public async Task<IDisposable> Wait(string registry, IDisposable? last, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await using var timer = machineClock.CreateTimer(_ => Ring(registry), null, atMost, Timeout.InfiniteTimeSpan);
        last?.Dispose();
        return await Bell(registry).Reader.ReadAsync(cancellationToken);
    }

    private Channel<IDisposable> Bell(string registry) =>
        _bells.GetOrAdd(registry, _ => Channel.CreateBounded<IDisposable>(1));
}
