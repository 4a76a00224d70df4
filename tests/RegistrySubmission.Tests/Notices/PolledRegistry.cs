using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Tests.Notices;

/// <summary>A registry in memory whose account <c>cnnic</c> has a message queue.</summary>
internal sealed class PolledRegistry(FakeRegistry registry) : IHarnessPart
{
    private readonly Lock _lock = new();
    private readonly List<RegistryNotice> _waiting = [];
    private int _lostAcknowledgements;
    private int _lastId;

    public IEnumerable<KeyValuePair<string, string?>> Settings => registry.Settings;

    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Queues a message about a domain, or about nothing that anybody can tell.</summary>
    public RegistryNotice Queue(NoticeKind kind, string? domain = Orders.Name, Func<RegistryNotice, RegistryNotice>? change = null)
    {
        lock (_lock)
        {
            var notice = new RegistryNotice
            {
                MessageId = $"{++_lastId}",
                QueuedAt = new DateTimeOffset(2025, 1, 6, 2, 0, 0, TimeSpan.Zero),
                Kind = kind,
                DomainName = domain,
                Raw = "<epp>whole</epp>"u8.ToArray(),
            };
            _waiting.Add(change?.Invoke(notice) ?? notice);
            return _waiting[^1];
        }
    }

    /// <summary>The next acknowledgement does not reach the registry.</summary>
    public void LoseAcknowledgement() => Interlocked.Increment(ref _lostAcknowledgements);

    public void Register(IServiceCollection services, ProcessLife life)
    {
        ((IHarnessPart)registry).Register(services, life);
        var made = services.Last(service => service.ServiceType == typeof(Registries));
        services.Remove(made);
        services.AddSingleton(provider => new Registries(((Registries)made.ImplementationFactory!(provider)).Accounts
            .Select(account => account.Name == "cnnic" ? account with { Queue = new Link(this, life) } : account)));
    }

    private PollAnswer Oldest()
    {
        lock (_lock)
            return _waiting.Count == 0 ? new PollAnswer.Empty() : new PollAnswer.Message(_waiting[0], _waiting.Count);
    }

    private bool Acknowledge(string messageId)
    {
        lock (_lock)
        {
            if (_lostAcknowledgements > 0)
            {
                _lostAcknowledgements--;
                return false;
            }

            _waiting.RemoveAll(notice => notice.MessageId == messageId);
            return true;
        }
    }

    /// <summary>The way of one process to the queue.</summary>
    private sealed class Link(PolledRegistry registry, ProcessLife life) : IPollQueue
    {
        public Task<PollAnswer> Oldest(string clientTransactionId, CancellationToken cancellationToken)
        {
            life.Reach("before poll");
            return Task.FromResult(registry.Oldest());
        }

        public Task<bool> Acknowledge(string messageId, string clientTransactionId, CancellationToken cancellationToken)
        {
            life.Reach("before acknowledgement");
            var gone = registry.Acknowledge(messageId);
            life.Reach("after acknowledgement");
            return Task.FromResult(gone);
        }
    }
}
