using System.Threading.Channels;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging.Outbox;

/// <summary>
/// Removes confirmed messages from their documents, off the message's path and in batches. What is lost with the process is published
/// once more by the sweep, under the same id.
/// </summary>
public sealed class OutboxClearing<TState>(
    IStateStore<TState> store,
    IOptions<MessagingOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : BackgroundService
    where TState : Document
{
    private const int BatchSize = 500;

    // Bounded memory: beyond it the sweep does the work, at the price of a repeat.
    private readonly Channel<OutgoingReference> _confirmed = Channel.CreateBounded<OutgoingReference>(
        new BoundedChannelOptions(100_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Notes that the broker has a message.</summary>
    public void Confirmed(OutgoingReference message) => _confirmed.Writer.TryWrite(message);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _confirmed.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(options.Value.ClearEvery, machineClock, stoppingToken);
                await Clear(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A graceful stop clears what it can, so that the next start repeats nothing.
            using var last = new CancellationTokenSource(TimeSpan.FromSeconds(5), machineClock);
            await Clear(last.Token);
        }
    }

    private async Task Clear(CancellationToken cancellationToken)
    {
        var batch = new List<OutgoingReference>(BatchSize);
        while (_confirmed.Reader.TryRead(out var message))
        {
            batch.Add(message);
            if (batch.Count == BatchSize)
                await Write(batch, cancellationToken);
        }

        if (batch.Count > 0)
            await Write(batch, cancellationToken);
    }

    private async Task Write(List<OutgoingReference> batch, CancellationToken cancellationToken)
    {
        try
        {
            await store.Clear(batch, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The sweep finds them when the store is back.
        }

        batch.Clear();
    }
}
