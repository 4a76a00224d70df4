using System.Collections.Concurrent;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.AllInOne;

/// <summary>What the order system knows of its orders: only what events told it.</summary>
internal sealed class OrderBoard : IDisposable
{
    private readonly ConcurrentDictionary<string, OrderLine> _lines = new();
    private readonly SemaphoreSlim _changed = new(0);

    public IReadOnlyList<OrderLine> Lines => [.. _lines.Values.OrderBy(line => line.Number)];

    public void Add(SampleOrder order) => _lines[order.OrderId] = new OrderLine(_lines.Count + 1, order);

    public void Progress(string orderId, OperationProgress progress) => Change(orderId, line => line with
    {
        Progress = progress,
        WasUnknown = line.WasUnknown || progress == OperationProgress.Unknown,
    });

    public void Ended(string orderId, string result, DomainRecord? domain, string? transaction) => Change(orderId, line => line with
    {
        Result = line.Result ?? result,
        Answers = line.Answers + 1,
        Domain = domain,
        RegistryTransactionId = transaction,
    });

    /// <summary>Waits until every line has an end, or the time is over; calls back whenever something changed.</summary>
    public async Task<bool> AllEnded(TimeSpan atMost, Action changed, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(atMost);
        try
        {
            while (_lines.Values.Any(line => line.Result is null))
            {
                await _changed.WaitAsync(limit.Token);
                changed();
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _changed.Dispose();

    private void Change(string orderId, Func<OrderLine, OrderLine> change)
    {
        while (_lines.TryGetValue(orderId, out var line))
        {
            if (_lines.TryUpdate(orderId, change(line), line))
            {
                _changed.Release();
                return;
            }
        }
    }
}

/// <summary>One order as the order system sees it.</summary>
internal sealed record OrderLine(int Number, SampleOrder Order)
{
    public OperationProgress? Progress { get; init; }

    public bool WasUnknown { get; init; }

    public string? Result { get; init; }

    public int Answers { get; init; }

    public DomainRecord? Domain { get; init; }

    public string? RegistryTransactionId { get; init; }

    public bool AsExpected => Result == Order.Expected;
}
