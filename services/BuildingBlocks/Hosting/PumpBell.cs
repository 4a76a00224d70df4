using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>
/// Wakes the pump of this process at once when something is stored for it; a pump looks by itself once a second anyway. A stroke counts as work
/// in hand until the pump has looked.
/// </summary>
public sealed class PumpBell(WorkInHand work, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private readonly ConcurrentDictionary<string, Channel<IDisposable>> _bells = new();

    /// <summary>Wakes a pump by its name, unique in the process.</summary>
    public void Ring(string pump)
    {
        var stroke = work.Begin("strokes of a pump's bell");
        // A bell that rings already needs no second stroke.
        if (!Bell(pump).Writer.TryWrite(stroke))
            stroke.Dispose();
    }

    /// <summary>Waits for the next stroke, or for the time to be over. The last one ends only when the timer for the next one stands.</summary>
    public async Task<IDisposable> Wait(string pump, IDisposable? last, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await using var timer = machineClock.CreateTimer(_ => Ring(pump), null, atMost, Timeout.InfiniteTimeSpan);
        last?.Dispose();
        return await Bell(pump).Reader.ReadAsync(cancellationToken);
    }

    private Channel<IDisposable> Bell(string pump) =>
        _bells.GetOrAdd(pump, _ => Channel.CreateBounded<IDisposable>(1));
}
