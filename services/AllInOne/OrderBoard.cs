using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.AllInOne;

/// <summary>What the order system knows of its orders and domains: only what events told it.</summary>
internal sealed class OrderBoard(TimeProvider clock) : IOrderSystem, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OrderLine> _lines = [];
    private readonly Dictionary<string, DomainRecord> _domains = [];
    private readonly List<LifeEvent> _lives = [];
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>The orders, in the order in which they were sent.</summary>
    public IReadOnlyList<OrderLine> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines.Values.OrderBy(line => line.Number)];
        }
    }

    /// <summary>What happened to the domains, each change once.</summary>
    public IReadOnlyList<LifeEvent> Lives
    {
        get
        {
            lock (_lock)
                return [.. _lives];
        }
    }

    public void Add(SampleOrder order)
    {
        lock (_lock)
            _lines.Add(order.Key, new OrderLine(_lines.Count + 1, order));
    }

    /// <summary>The domain that a registration brought; null where it brought none.</summary>
    public DomainRecord? Domain(string registration)
    {
        lock (_lock)
            return _lines.GetValueOrDefault(registration)?.Domain is { } domain ? _domains.GetValueOrDefault(domain.Id, domain) : null;
    }

    public void Hear(string exchange, string json, object message)
    {
        lock (_lock)
        {
            if (Answers.Domain(message) is { } domain)
                Note(message.GetType().Name, domain);
            if (Answers.Key(message) is { } key && _lines.TryGetValue(key, out var line))
                _lines[key] = line.After(message);
        }

        _changed.Release();
    }

    /// <summary>Waits until something is so; calls back whenever an event came.</summary>
    /// <exception cref="TimeoutException">It was not so in time.</exception>
    public async Task Until(Func<bool> isSo, TimeSpan atMost, Action changed)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !isSo(); changed())
        {
            if (!await _changed.WaitAsync(atMost) || TimeProvider.System.GetElapsedTime(since) > atMost)
                throw new TimeoutException($"Orders without an end: {string.Join(", ", Lines.Where(line => line.Result is null).Select(line => line.Order.Id))}");
        }
    }

    public void Dispose() => _changed.Dispose();

    // The highest version wins; a repeat tells nothing new.
    private void Note(string what, DomainRecord domain)
    {
        if (_domains.TryGetValue(domain.Id, out var known) && known.Version >= domain.Version)
            return;
        _domains[domain.Id] = domain;
        _lives.Add(new LifeEvent(clock.GetUtcNow(), what, domain));
    }
}

/// <summary>A change in the life of a domain.</summary>
internal sealed record LifeEvent(DateTimeOffset At, string What, DomainRecord Domain);

/// <summary>One order as the order system sees it.</summary>
internal sealed record OrderLine(int Number, SampleOrder Order)
{
    public OperationProgress? Progress { get; init; }

    public bool WasUnknown { get; init; }

    public bool HadToWait { get; init; }

    public string? Result { get; init; }

    public int Answers { get; init; }

    public DomainRecord? Domain { get; init; }

    public bool AsExpected => Result == Order.Expected && Answers == 1;

    public OrderLine After(object message) => AllInOne.Answers.Progress(message) is { } progress
        ? this with
        {
            Progress = progress,
            WasUnknown = WasUnknown || progress == OperationProgress.Unknown,
            HadToWait = HadToWait || progress == OperationProgress.WaitingForRegistry,
        }
        : this with
        {
            Result = Result ?? AllInOne.Answers.Result(message),
            Answers = Answers + 1,
            Domain = AllInOne.Answers.Domain(message) ?? Domain,
        };
}
