using System.Collections.Concurrent;
using System.Text.Json;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.TestKit;

/// <summary>
/// A worker on its real module: real gate, serializer, consumers, outbox, pumps and sweeps, on the in-memory transport and store.
/// Nothing runs on a schedule: machine time passes when the test says so, and while <see cref="Settled"/> finds that only time can help.
/// </summary>
public sealed class WorkerHarness : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // A lease, a settle delay and the grace of an outgoing message are far below; what takes longer is stuck.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    // Real time, only to end a test that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IHost _host;
    private readonly MessageTap _tap;
    private readonly LogCatch _log;
    private readonly ConcurrentDictionary<string, byte> _sent = new();
    private int _sends;

    private WorkerHarness(IHost host, HarnessSetup setup, MessageTap tap, LogCatch log)
    {
        _host = host;
        _tap = tap;
        _log = log;
        Setup = setup;
        Broker = (BrokerLink)host.Services.GetRequiredService<IOutgoingPublisher>();
    }

    /// <summary>What it was started with.</summary>
    public HarnessSetup Setup { get; }

    /// <summary>Business time; it stands still until the test moves it.</summary>
    public FakeTimeProvider Clock => Setup.Clock;

    /// <summary>Machine time; move it with <see cref="AdvanceMachine"/>.</summary>
    public FakeTimeProvider MachineClock => Setup.MachineClock;

    /// <summary>The way to the broker, where publishes can be made to fail.</summary>
    public BrokerLink Broker { get; }

    /// <summary>The worker's services, e.g. to read a document.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>What the worker logged, from level information on.</summary>
    public IReadOnlyCollection<LogLine> Log => _log.Lines;

    /// <summary>Everything that anybody but the test put on an exchange, repeats included, in the order of arrival.</summary>
    public IReadOnlyList<Delivered> Deliveries => [.. _tap.Heard.Where(message => !_sent.ContainsKey(message.Id) && !IsOfTap(message))];

    /// <summary>Starts a worker with stand-ins for the outside world.</summary>
    public static Task<WorkerHarness> Start(WorkerModule module, params IHarnessPart[] parts) =>
        Start(module, new HarnessSetup { Parts = parts });

    /// <summary>Starts a worker.</summary>
    public static Task<WorkerHarness> Start(WorkerModule module, HarnessSetup setup) => Start([module], setup);

    /// <summary>Starts several workers in one process, as the embedded mode does: what one says the others hear.</summary>
    public static async Task<WorkerHarness> Start(IReadOnlyList<WorkerModule> modules, HarnessSetup setup)
    {
        var tap = new MessageTap();
        var log = new LogCatch();
        var host = HarnessHost.Build([.. modules, tap], setup, log, tap);
        await host.StartAsync();
        return new WorkerHarness(host, setup, tap, log);
    }

    /// <summary>Puts a message on its exchange, as JSON.</summary>
    /// <returns>Its message id.</returns>
    public Task<string> Send(object message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var account = message.GetType().GetProperty("Account")?.GetValue(message) as string;
        var body = JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), MessageSerialization.Options);
        return SendRaw(MessageAddress.Exchange(message.GetType()), body, routingKey: account, cancellationToken: cancellationToken);
    }

    /// <summary>Puts bytes on an exchange as they are.</summary>
    /// <returns>The message id.</returns>
    public async Task<string> SendRaw(
        string exchange, byte[] body, string? contentType = "application/json", string? routingKey = null, Guid? messageId = null,
        string? traceParent = null, CancellationToken cancellationToken = default)
    {
        var id = messageId ?? Guid.Parse(Outgoing.IdOf(exchange, $"{Setup.Instance}\n{Interlocked.Increment(ref _sends)}"));
        _sent.TryAdd(id.ToString(), 0);
        var bus = _host.Services.GetRequiredService<IBus>();
        await RawSending.Send(bus, exchange, body, contentType, id, routingKey, traceParent, cancellationToken);
        return id.ToString();
    }

    /// <summary>Every message of a type that anybody but the test put on its exchange, repeats included.</summary>
    public IReadOnlyList<T> Published<T>() => [.. Deliveries.Select(message => message.Message).OfType<T>()];

    /// <summary>Whether the worker took a message off its queue for good; one that is not would come again after a crash.</summary>
    public bool IsAcknowledged(string messageId) => _tap.IsAcknowledged(messageId);

    /// <summary>A document of the worker.</summary>
    public Task<TState?> Find<TState>(string id)
        where TState : Document => Services.GetRequiredService<IStateStore<TState>>().Find(id, CancellationToken.None);

    /// <summary>
    /// Returns when no message is in flight and nothing is due, claimed or unpublished. Sweeps run, and machine time passes by the
    /// second, only while nothing else can go on: what is due later stays so. A process that dies has settled.
    /// </summary>
    public async Task Settled(CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var until = MachineClock.GetUtcNow() + LongestWait;
            while (!await IsQuiet(limit.Token) && !await IsQuietAfterSweeps(limit.Token) && !Setup.Life.IsDead)
            {
                if (MachineClock.GetUtcNow() >= until)
                    throw new InvalidOperationException($"Nothing moves any more, and still open: {await Open(limit.Token)}{Failures()}");
                MachineClock.Advance(Tick);
            }

            RequireContracts();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"Still in hand after {Patience}: {Services.GetRequiredService<WorkInHand>()}{Failures()}");
        }
    }

    /// <summary>
    /// Lets machine time pass, from one due instant to the next, and settles at each. It may pass by a second more, since pumps look once a
    /// second.
    /// </summary>
    public async Task AdvanceMachine(TimeSpan span, CancellationToken cancellationToken = default)
    {
        await Settled(cancellationToken);
        var end = MachineClock.GetUtcNow() + span;
        for (var now = MachineClock.GetUtcNow(); now < end && !Setup.Life.IsDead; now = MachineClock.GetUtcNow())
        {
            var next = (await Quiescence.Rest(cancellationToken).WaitAsync(Patience, cancellationToken)).NextMachineDue;
            MachineClock.Advance((next > now && next < end ? next.Value : end) - now);
            await Settled(cancellationToken);
        }
    }

    /// <summary>Stops the worker as a graceful stop does; a dead one has nothing to bring to an end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>The kit's own queues stand behind the gate too; what they reject of the test's messages is no news.</summary>
    private static bool IsOfTap(Delivered message) => message.Message is MessageRejected { Worker: MessageTap.Worker };

    private Quiescence Quiescence => Services.GetRequiredService<Quiescence>();

    private async Task<bool> IsQuiet(CancellationToken cancellationToken)
    {
        var rest = Quiescence.Rest(cancellationToken);
        return await Task.WhenAny(rest, Setup.Life.Died) != rest || (await rest).IsQuiet;
    }

    /// <summary>A worker that breaks its own contract fails every test that makes it do so.</summary>
    private void RequireContracts()
    {
        var broken = _tap.Heard.Where(IsOfTap).Select(message => (MessageRejected)message.Message)
            .FirstOrDefault(rejected => rejected.MessageId is null || !_sent.ContainsKey(rejected.MessageId));
        if (broken is not null)
        {
            throw new InvalidOperationException(
                $"The worker published to {broken.Exchange} what the schema forbids: {string.Join("; ", broken.Violations)}");
        }
    }

    private async Task<bool> IsQuietAfterSweeps(CancellationToken cancellationToken)
    {
        try
        {
            await Services.GetRequiredService<SweepRound>().Run(cancellationToken);
        }
        catch (ProcessKilledException)
        {
            return true;
        }

        return await IsQuiet(cancellationToken);
    }

    private string Failures() =>
        string.Concat(Log.Where(line => line.Exception is not null).Select(line => $"\n{line.Text}: {line.Exception}"));

    private async Task<string> Open(CancellationToken cancellationToken) =>
        string.Join("; ", (await Quiescence.Rest(cancellationToken)).Open);
}
