using System.Threading.Channels;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Wakes the pump of this process when something was noted; it looks by itself anyway. A stroke is work in hand until it has looked.</summary>
internal sealed class PumpBell(WorkInHand work, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private readonly Channel<IDisposable> _bell = Channel.CreateBounded<IDisposable>(1);

    public void Ring()
    {
        var stroke = work.Begin("strokes of the ministry's bell");
        // A bell that rings already needs no second stroke.
        if (!_bell.Writer.TryWrite(stroke))
            stroke.Dispose();
    }

    /// <summary>Waits for the next stroke, or for the time to be over. The last one ends only when the timer for the next one stands.</summary>
    public async Task<IDisposable> Wait(IDisposable? last, TimeSpan atMost, CancellationToken cancellationToken)
    {
        await using var timer = machineClock.CreateTimer(_ => Ring(), null, atMost, Timeout.InfiniteTimeSpan);
        last?.Dispose();
        return await _bell.Reader.ReadAsync(cancellationToken);
    }
}
