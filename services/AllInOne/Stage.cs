using System.Text.Json;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.AllInOne;

/// <summary>Where the sample lives are played: sends orders and lets business time pass.</summary>
internal sealed class Stage : IAsyncDisposable
{
    // Real time, only to end a demonstration that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Registrar _registrar;
    private readonly JumpingClock _clock;
    private readonly OrderBoard _board;
    private readonly ProgressView _view;
    private readonly Quiescence _quiescence;
    private readonly SweepRound _sweeps;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _sweeping;

    public Stage(Registrar registrar, JumpingClock clock, OrderBoard board, ProgressView view)
    {
        (_registrar, _clock, _board, _view) = (registrar, clock, board, view);
        _quiescence = registrar.Services.GetRequiredService<Quiescence>();
        _sweeps = registrar.Services.GetRequiredService<SweepRound>();
        _sweeping = Sweep();
    }

    public DateTimeOffset Now => _clock.GetUtcNow();

    public SimulatedRegistries Registries => _registrar.Registries;

    public SimulatedMinistry Ministry => _registrar.Ministry;

    public SimulatedProvider Provider => _registrar.Provider;

    public RegistrantDesk Desk => _registrar.Desk;

    /// <summary>The link in the newest mail to an address.</summary>
    public MailedLink Link(string recipient) => _registrar.Mails.Newest(recipient);

    public void Scene(string title) => ProgressView.Scene(Now, title);

    /// <summary>The domain that a registration brought; a placeholder where it brought none, so that what follows is refused and shown.</summary>
    public DomainRecord Domain(string registration) => _board.Domain(registration) ?? Nobodys;

    /// <summary>Sends orders without waiting for them.</summary>
    public async Task Send(params SampleOrder[] orders)
    {
        // Mishaps of single orders are set before any is sent, so that no order can slip by.
        foreach (var order in orders)
        {
            if (order.Mishap is { } mishap)
                Registries.Expect(mishap);
            _board.Add(order);
        }

        foreach (var order in orders)
            await _registrar.Publish(order.Exchange, SampleOrder.Account, order.Body());
        _view.Changed();
    }

    /// <summary>Waits until every order that was sent has ended.</summary>
    public Task Ended() => _board.Until(() => _board.Lines.All(line => line.Result is not null), Patience, _view.Changed);

    /// <summary>Tells of a payment, as the order side does. Nothing answers it that a customer would wait for.</summary>
    public async Task Pay<TEvent>(TEvent payment)
        where TEvent : notnull
    {
        await _registrar.Publish(
            MessageAddress.Exchange(typeof(TEvent)), SampleOrder.Account, JsonSerializer.SerializeToUtf8Bytes(payment, MessageSerialization.Options));
        await Pass(TimeSpan.Zero);
    }

    /// <summary>The newest event of a kind; null where none was heard.</summary>
    public TEvent? Last<TEvent>(Func<TEvent, bool> what) => _board.Heard.OfType<TEvent>().LastOrDefault(what);

    /// <summary>Waits, in real time, until the ministry has taken so many records in; of a domain that was never registered there are none.</summary>
    public async Task Taken(string registration, int records)
    {
        if (_board.Domain(registration) is null)
            return;
        for (var since = TimeProvider.System.GetTimestamp(); Ministry.Taken < records;)
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"The ministry took {Ministry.Taken} records, not {records}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>Waits, in real time, until an event was heard; of a domain that was never registered none comes.</summary>
    public Task Heard<TEvent>(string registration, Func<TEvent, bool> what) => _board.Domain(registration) is null
        ? Task.CompletedTask
        : _board.Until(() => _board.Heard.OfType<TEvent>().Any(what), Patience, _view.Changed);

    /// <summary>Waits, in real time, until an event was heard that is about no domain.</summary>
    public Task Heard<TEvent>(Func<TEvent, bool> what) => _board.Until(() => _board.Heard.OfType<TEvent>().Any(what), Patience, _view.Changed);

    /// <summary>Sends orders and waits until they have ended.</summary>
    public async Task Play(params SampleOrder[] orders)
    {
        await Send(orders);
        await Ended();
    }

    /// <summary>Waits, in real time, until the order side has been told something.</summary>
    public Task Told(Func<OrderLine, bool> what) => _board.Until(() => _board.Lines.Any(what), Patience, _view.Changed);

    /// <summary>Waits, in real time, until a domain is held for a reason, or is not; one that was never registered is not waited for.</summary>
    public Task Held(string registration, string reason, bool isHeld) => _board.Domain(registration) is null
        ? Task.CompletedTask
        : _board.Until(() => Domain(registration).Holds.Contains(reason) == isHeld, Patience, _view.Changed);

    /// <summary>Lets business time pass: from one due instant of workers and registries to the next, and everything happens at its own.</summary>
    public async Task Pass(TimeSpan span)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var end = Now + span; Now < end;)
        {
            var still = await Quiet(limit.Token);
            var next = Registries.All.Select(entry => entry.Value.NextDueAt).Append(still.NextBusinessDue).Append(Ministry.NextDueAt).Append(Provider.NextDueAt)
                .Where(due => due > Now && due < end).Min();
            _clock.JumpTo(next ?? end);
            foreach (var (_, registry) in Registries.All)
                registry.Advance();
            Provider.Advance();
            await _sweeps.Run(limit.Token);
        }

        await Quiet(limit.Token);
        _view.Changed();
    }

    /// <summary>Waits until nothing is due, claimed or unpublished, and no notice of a registry or provider and no result of the ministry is unread.</summary>
    private async Task<Stillness> Quiet(CancellationToken cancellationToken)
    {
        Stillness? still = null;
        try
        {
            while (true)
            {
                // Asked first: what is read meanwhile is in hand or in the documents, and is seen below.
                var isRead = Registries.NoticesAreRead && Ministry.ResultsAreRead && Provider.DecisionsAreRead;
                still = await _quiescence.Rest(cancellationToken);
                if (isRead && !still.Open.Any(Leftovers.IsWork))
                    return still;
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(
                $"Still open: {string.Join("; ", still?.Open ?? [])}; in hand: {_registrar.Services.GetRequiredService<WorkInHand>()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _sweeping;
        _over.Dispose();
    }

    /// <summary>In the place of Quartz, whose schedule keeps the business clock and so stands still with it.</summary>
    private async Task Sweep()
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, _over.Token);
                await _sweeps.Run(_over.Token);
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The play is over.
        }
    }

    private static DomainRecord Nobodys => new()
    {
        Id = "d-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        Name = "nobodys.cn",
        UnicodeName = "nobodys.cn",
        Account = SampleOrder.Account,
        Status = DomainStatus.Ended,
        ExpiresAt = DateTimeOffset.UnixEpoch,
        NameServers = [],
        DelegationSigners = [],
        Holds = [],
        RegistryHold = false,
        Version = 1,
    };
}
