using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using DomainWorkers.AllInOne;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySimulator;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>
/// All workers in this process with their real adapters: EPP over TLS, SOAP, mails into a folder. Business time begins on a Monday morning
/// in Shanghai, when the ministry's counter is open.
/// </summary>
internal sealed class RegistrarRun : IAsyncDisposable, IOrderSystem
{
    public const string Account = "acme";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly ConcurrentQueue<object> _heard = new();
    private readonly MondayMorning _clock = new();
    private Registrar? _registrar;
    private int _sent;

    public IReadOnlyCollection<object> Heard => _heard;

    public Registrar Registrar => _registrar!;

    public static async Task<RegistrarRun> Start()
    {
        var run = new RegistrarRun();
        run._registrar = await Registrar.Start(new Arguments(Serve: true, RefuseEverything: false, Verbose: false), run._clock, run);
        return run;
    }

    public void Hear(string exchange, string json, object message) => _heard.Enqueue(message);

    /// <summary>Orders a domain, as the part of a trace that the sender began.</summary>
    public Task Order(string orderId, string name, string? traceParent = null, string account = Account) => Send(new SubmitRegistration
    {
        Account = account,
        OrderId = orderId,
        IssuedAt = _clock.GetUtcNow(),
        DomainName = name,
        Years = 1,
        ProfileId = $"{account}-company",
        NameServers = ["ns1.acme-dns.com", "ns2.acme-dns.com"],
    }, account, traceParent);

    public Task Send(object message, string account, string? traceParent) => SendRaw(
        MessageAddress.Exchange(message.GetType()), account, JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), MessageSerialization.Options), traceParent);

    public Task SendRaw(string exchange, string account, byte[] body, string? traceParent = null) =>
        Registrar.Services.GetRequiredService<IOutgoingPublisher>().Publish(new OutgoingMessage
        {
            Id = Outgoing.IdOf(exchange, $"test {Interlocked.Increment(ref _sent)}"),
            Exchange = exchange,
            RoutingKey = account,
            Body = body,
            Due = default,
            TraceParent = traceParent,
        }, CancellationToken.None);

    /// <summary>The registry does it and says nothing.</summary>
    public void LoseAnswer(string name) => Registrar.Registries.Expect(
        new FaultRule(FaultAction.ExecuteThenDrop) { Command = "domain:create", NamePattern = name, Next = 1 });

    public Task Sample() => Registrar.Services.GetRequiredService<StoreSampler>().Sample(CancellationToken.None);

    public async Task<T> Hears<T>(Func<T, bool> fits)
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_heard.OfType<T>().FirstOrDefault(fits) is { } found)
                return found;
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience,
                $"No {typeof(T).Name} that fits; heard: {string.Join(", ", _heard.Select(message => message.GetType().Name))}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    public static async Task Until(Func<bool> done, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!done())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"Not in time: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    public ValueTask DisposeAsync() => Registrar.DisposeAsync();
}

/// <summary>Runs as the machine's clock does, from ten o'clock in Shanghai on the first working Monday of 2025.</summary>
internal sealed class MondayMorning : TimeProvider
{
    private readonly TimeSpan _offset = new DateTimeOffset(2025, 1, 6, 2, 0, 0, TimeSpan.Zero) - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;
}
