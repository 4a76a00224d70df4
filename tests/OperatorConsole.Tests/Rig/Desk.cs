using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.OperatorConsole.Surroundings;
using DomainWorkers.RegistrySubmission;
using DomainWorkers.TestKit;
using Microsoft.Extensions.Configuration;

namespace DomainWorkers.OperatorConsole.Tests.Rig;

/// <summary>A worker with its registry, and a person in front of it who types <c>dw</c>.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Account = "acme";
    public const string Who = "li.wei";

    private static readonly string SealKey = Convert.ToBase64String(new byte[32]);

    private Desk(WorkerHarness worker, FakeRegistry registry) => (Worker, Registry) = (worker, registry);

    public WorkerHarness Worker { get; }

    public FakeRegistry Registry { get; }

    /// <summary>What went over the door to the broker.</summary>
    public List<Letter> Letters { get; } = [];

    /// <summary>What the broker does instead of taking a letter.</summary>
    public Func<Letter, Taken?> Mishap { get; set; } = _ => null;

    public IStateStoreFactory Store => Worker.Setup.Store;

    public static async Task<Desk> Open()
    {
        var registry = new FakeRegistry();
        var setup = new HarnessSetup
        {
            Parts = [registry],
            Settings = new Dictionary<string, string?> { ["Parking:SealKey"] = SealKey },
        };
        return new Desk(await WorkerHarness.Start(new RegistrySubmissionModule(), setup), registry);
    }

    public Task<Run> Dw(params string[] args) => Dw(new Dictionary<string, string?>(), args);

    public async Task<Run> Dw(IReadOnlyDictionary<string, string?> settings, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var world = new World
        {
            Environment = new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("Store:Uri", "mongodb://store.invalid/?replicaSet=rs0"),
                new("Broker:Uri", "amqp://dw:secret@127.0.0.1/"),
                new("Parking:SealKey", SealKey),
            ]).AddInMemoryCollection(settings).Build(),
            Output = output,
            Error = error,
            User = Who,
            Clock = Worker.Clock,
            OpenStore = (_, _) => Task.FromResult(Store),
            OpenBroker = (_, _) => Task.FromResult<IBrokerDoor>(new Door(this)),
        };
        var code = await Cli.Run(args, world, TestContext.Current.CancellationToken);
        return new Run(code, output.ToString(), error.ToString());
    }

    public IStateStore<T> Of<T>()
        where T : Document => (IStateStore<T>)Worker.Services.GetService(typeof(IStateStore<T>))!;

    public ValueTask DisposeAsync() => Worker.DisposeAsync();

    /// <summary>The harness's transport, as the tool sees the broker: when a letter is taken, the worker has dealt with it.</summary>
    private sealed class Door(Desk desk) : IBrokerDoor
    {
        private readonly Channel<Said> _heard = Channel.CreateUnbounded<Said>();
        private IReadOnlyList<string> _exchanges = [];

        public string? User => "dw";

        public async Task<Taken> Publish(Letter letter, CancellationToken cancellationToken)
        {
            if (desk.Mishap(letter) is { } mishap)
                return mishap;
            desk.Letters.Add(letter);
            var before = desk.Worker.Deliveries.Count;
            // A queue's own exchange leads to that queue alone; here there is no other.
            var exchange = letter.Exchange.StartsWith(MessageAddress.Prefix, StringComparison.Ordinal)
                ? letter.Exchange
                : MessageAddress.Prefix + letter.Exchange[(letter.Exchange.IndexOf('.', StringComparison.Ordinal) + 1)..];
            await desk.Worker.SendRaw(
                exchange, letter.Body, letter.ContentType, letter.RoutingKey, Guid.TryParse(letter.MessageId, out var id) ? id : null,
                cancellationToken: cancellationToken);
            await desk.Worker.Settled(cancellationToken);
            await desk.Worker.AdvanceMachine(TimeSpan.FromSeconds(30), cancellationToken);
            foreach (var said in desk.Worker.Deliveries.Skip(before).Where(said => _exchanges.Contains(said.Exchange)))
                _heard.Writer.TryWrite(new Said(said.Exchange, JsonSerializer.SerializeToElement(said.Message, said.Message.GetType(), MessageSerialization.Options)));
            return new Taken.Confirmed();
        }

        public Task<IAsyncEnumerable<Said>> Listen(IReadOnlyList<string> exchanges, string account, CancellationToken cancellationToken)
        {
            _exchanges = exchanges;
            return Task.FromResult(Hear(cancellationToken));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async IAsyncEnumerable<Said> Hear([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var said in _heard.Reader.ReadAllAsync(cancellationToken))
                yield return said;
        }
    }
}

/// <summary>What a run of the tool ended with.</summary>
internal sealed record Run(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public override string ToString() => $"exit code {Code}\n{Output}\n{Error}";
}
