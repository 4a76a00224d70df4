using System.Globalization;
using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Rig;

/// <summary>The orders of a run: which comes next, which were published, and which are answered.</summary>
internal sealed class Demand
{
    private readonly Lock _gate = new();
    private readonly FaultPlan _plan;
    private readonly Random _dice;
    private readonly List<Known> _orders = [];
    private readonly Dictionary<string, Known> _byId = [];

    /// <summary>Registered domains that may still be renewed.</summary>
    private readonly List<Renewable> _renewable = [];

    private int _registrations;
    private int _renewals;

    public Demand(FaultPlan plan)
    {
        _plan = plan;
        _dice = plan.Dice(1);
    }

    public int Total => _plan.Orders + _plan.Renewals;

    public IReadOnlyList<FaultOrder> Orders
    {
        get
        {
            lock (_gate)
                return [.. _orders.Select(known => known.Order)];
        }
    }

    public int Published
    {
        get
        {
            lock (_gate)
                return _orders.Count;
        }
    }

    /// <summary>Orders without an answer.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
                return _orders.Count(known => !known.Answered);
        }
    }

    /// <summary>Orders without an answer that are younger than that: the older ones may wait for a dead process's lease.</summary>
    public int OpenSince(DateTimeOffset instant)
    {
        lock (_gate)
            return _orders.Count(known => !known.Answered && known.Order.Published is [var first, ..] && first.At >= instant);
    }

    /// <summary>The next order; null while every one that is left waits for a domain to be registered.</summary>
    public FaultOrder? Next()
    {
        lock (_gate)
        {
            var mayRegister = _registrations < _plan.Orders;
            var mayRenew = _renewals < _plan.Renewals && _renewable.Count > 0;
            if (!mayRegister && !mayRenew)
                return null;

            var order = mayRenew && (!mayRegister || _dice.Next(2) == 0) ? Renewal() : Registration();
            var known = new Known(order);
            _orders.Add(known);
            _byId[order.OrderId] = known;
            return order;
        }
    }

    public void NotePublished(string orderId, Publication publication)
    {
        lock (_gate)
        {
            var known = _byId[orderId];
            known.Order = known.Order with { Published = [.. known.Order.Published, publication] };
        }
    }

    /// <summary>When the order side last heard that an order was accepted.</summary>
    public DateTimeOffset AcceptedAt { get; private set; }

    public void NoteAccepted(EventLine acceptance)
    {
        lock (_gate)
            AcceptedAt = acceptance.ReceivedAt;
    }

    public void NoteAnswered(EventLine answer)
    {
        lock (_gate)
        {
            if (answer.OrderId is null || !_byId.TryGetValue(answer.OrderId, out var known) || known.Answered)
                return;

            known.Answered = true;
            // Two renewals of one domain have one year and two, so that the ledger tells them apart; the second waits for the first.
            if (known.Order.Kind == OrderKind.Register && answer is { Kind: EventKind.Done, DomainId: { } domain })
                _renewable.Add(new Renewable(domain, known.Order.Name, FirstYears: _dice.Next(1, 3), Left: 2));
        }
    }

    private FaultOrder Registration()
    {
        var number = ++_registrations;
        return new FaultOrder(
            string.Create(CultureInfo.InvariantCulture, $"reg-{number:D4}"),
            OrderKind.Register,
            string.Create(CultureInfo.InvariantCulture, $"faults-{_plan.Seed}-{number:D4}.cn"),
            _dice.Next(1, 4),
            DomainId: null);
    }

    private FaultOrder Renewal()
    {
        var number = ++_renewals;
        var place = _dice.Next(_renewable.Count);
        var chosen = _renewable[place];
        if (chosen.Left == 1)
            _renewable.RemoveAt(place);
        else
            _renewable[place] = chosen with { Left = 1 };
        return new FaultOrder(
            string.Create(CultureInfo.InvariantCulture, $"ren-{number:D4}"),
            OrderKind.Renew,
            chosen.Name,
            chosen.Left == 2 ? chosen.FirstYears : 3 - chosen.FirstYears,
            chosen.DomainId);
    }

    private sealed class Known(FaultOrder order)
    {
        public FaultOrder Order { get; set; } = order;

        public bool Answered { get; set; }
    }

    private sealed record Renewable(string DomainId, string Name, int FirstYears, int Left);
}
