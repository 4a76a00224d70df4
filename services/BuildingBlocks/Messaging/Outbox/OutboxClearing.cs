using System.Threading.Channels;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Hosting;
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
    WorkInHand work,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : BackgroundService
    where TState : Document
{
    private const int BatchSize = 500;

    // Bounded memory: beyond it the sweep does the work, at the price of a repeat.
    private readonly Channel<(OutgoingReference Message, IDisposable Work)> _confirmed =
        Channel.CreateBounded<(OutgoingReference, IDisposable)>(new BoundedChannelOptions(100_000) { SingleReader = true });

    private readonly ConfirmedMessages _lately = new();

    /// <summary>Notes that the broker has a message.</summary>
    public void Confirmed(OutgoingReference message)
    {
        _lately.Add(message.MessageId);
        var clearing = work.Begin("confirmed messages");
        if (!_confirmed.Writer.TryWrite((message, clearing)))
            clearing.Dispose();
    }

    /// <summary>A document without the messages that the broker is known to have, and with those that a change says.</summary>
    internal TState Outgoing(TState state, IReadOnlyList<OutgoingMessage> say)
    {
        foreach (var message in say)
            _lately.Remove(message.Id);
        return say.Count == 0 && state.Outgoing.Count == 0
            ? state
            : state with { Outgoing = [.. state.Outgoing.Where(old => !_lately.Contains(old.Id) && say.All(said => said.Id != old.Id)), .. say] };
    }

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
        var batch = new List<(OutgoingReference Message, IDisposable Work)>(BatchSize);
        while (_confirmed.Reader.TryRead(out var message))
        {
            batch.Add(message);
            if (batch.Count == BatchSize)
                await Write(batch, cancellationToken);
        }

        if (batch.Count > 0)
            await Write(batch, cancellationToken);
    }

    private async Task Write(List<(OutgoingReference Message, IDisposable Work)> batch, CancellationToken cancellationToken)
    {
        try
        {
            await store.Clear([.. batch.Select(entry => entry.Message)], cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The sweep finds them when the store is back.
        }
        finally
        {
            foreach (var (_, clearing) in batch)
                clearing.Dispose();
            batch.Clear();
        }
    }
}
