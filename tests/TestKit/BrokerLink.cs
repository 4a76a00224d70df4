using System.Text.Json;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.TestKit;

/// <summary>The way from the worker to its broker: keeps what was handed over, and fails when it is told to.</summary>
public sealed class BrokerLink : IOutgoingPublisher
{
    private static readonly Dictionary<string, Type> Contracts = MessageTap.Contracts.ToDictionary(MessageAddress.Exchange);

    private readonly IOutgoingPublisher _broker;
    private readonly ProcessLife _life;
    private readonly Lock _lock = new();
    private readonly List<OutgoingMessage> _attempts = [];
    private readonly List<Delivered> _taken = [];
    private readonly List<Mishap> _mishaps = [];

    internal BrokerLink(IOutgoingPublisher broker, ProcessLife life)
    {
        _broker = broker;
        _life = life;
    }

    /// <summary>Every publish that was tried, repeats included.</summary>
    public IReadOnlyList<OutgoingMessage> Attempts
    {
        get
        {
            lock (_lock)
                return [.. _attempts];
        }
    }

    /// <summary>Every message that the broker took, whatever became of the process afterwards.</summary>
    public IReadOnlyList<Delivered> Taken
    {
        get
        {
            lock (_lock)
                return [.. _taken];
        }
    }

    /// <summary>The next publishes do not reach the broker.</summary>
    public void Fail(int times = 1, Func<OutgoingMessage, bool>? when = null) =>
        Add(new Mishap(Publication.Failed, IsDelivered: false, when) { Left = times });

    /// <summary>The broker takes the next publishes, but its confirms are lost.</summary>
    public void LoseConfirm(int times = 1, Func<OutgoingMessage, bool>? when = null) =>
        Add(new Mishap(Publication.Failed, IsDelivered: true, when) { Left = times });

    /// <summary>No queue is bound for the next publishes.</summary>
    public void Return(int times = 1, Func<OutgoingMessage, bool>? when = null) =>
        Add(new Mishap(Publication.Returned, IsDelivered: false, when) { Left = times });

    /// <summary>Everything works again.</summary>
    public void Mend()
    {
        lock (_lock)
            _mishaps.Clear();
    }

    /// <inheritdoc/>
    public async Task<Publication> Publish(OutgoingMessage message, CancellationToken cancellationToken)
    {
        _life.Reach($"before publish {message.Exchange}");
        Mishap? mishap;
        lock (_lock)
        {
            _attempts.Add(message);
            mishap = _mishaps.Find(found => found.When?.Invoke(message) ?? true);
            if (mishap is not null && --mishap.Left == 0)
                _mishaps.Remove(mishap);
        }

        var result = mishap is { IsDelivered: false } ? mishap.Result : await _broker.Publish(message, cancellationToken);
        if (result == Publication.Confirmed)
            Take(message);
        _life.Reach($"after publish {message.Exchange}");
        return mishap?.Result ?? result;
    }

    private void Take(OutgoingMessage message)
    {
        var type = Contracts[message.Exchange];
        var read = JsonSerializer.Deserialize(message.Body, type, MessageSerialization.Options)!;
        lock (_lock)
            _taken.Add(new Delivered(message.Id, message.Exchange, message.Body, read));
    }

    private void Add(Mishap mishap)
    {
        lock (_lock)
            _mishaps.Add(mishap);
    }

    private sealed record Mishap(Publication Result, bool IsDelivered, Func<OutgoingMessage, bool>? When)
    {
        public int Left { get; set; }
    }
}
