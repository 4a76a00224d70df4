using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.Contracts.Domains;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.AllInOne;

/// <summary>Where the sample lives are played: sends orders and lets business time pass.</summary>
internal sealed class Stage(Registrar registrar, JumpingClock clock, OrderBoard board, ProgressView view)
{
    // Real time, only to end a demonstration that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Quiescence _quiescence = registrar.Services.GetRequiredService<Quiescence>();
    private readonly SweepRound _sweeps = registrar.Services.GetRequiredService<SweepRound>();

    public DateTimeOffset Now => clock.GetUtcNow();

    public SimulatedRegistries Registries => registrar.Registries;

    /// <summary>The link in the newest mail to an address.</summary>
    public MailedLink Link(string recipient) => registrar.Mails.Newest(recipient);

    public void Scene(string title) => ProgressView.Scene(Now, title);

    /// <summary>The domain that a registration brought; a placeholder where it brought none, so that what follows is refused and shown.</summary>
    public DomainRecord Domain(string registration) => board.Domain(registration) ?? Nobodys;

    /// <summary>Sends orders without waiting for them.</summary>
    public async Task Send(params SampleOrder[] orders)
    {
        // Mishaps of single orders are set before any is sent, so that no order can slip by.
        foreach (var order in orders)
        {
            if (order.Mishap is { } mishap)
                Registries.Expect(mishap);
            board.Add(order);
        }

        foreach (var order in orders)
            await registrar.Publish(order.Exchange, SampleOrder.Account, order.Body());
        view.Changed();
    }

    /// <summary>Waits until every order that was sent has ended.</summary>
    public Task Ended() => board.Until(() => board.Lines.All(line => line.Result is not null), Patience, view.Changed);

    /// <summary>Sends orders and waits until they have ended.</summary>
    public async Task Play(params SampleOrder[] orders)
    {
        await Send(orders);
        await Ended();
    }

    /// <summary>Waits, in real time, until the order side has been told something.</summary>
    public Task Told(Func<OrderLine, bool> what) => board.Until(() => board.Lines.Any(what), Patience, view.Changed);

    /// <summary>Waits, in real time, until a domain is held for a reason, or is not; one that was never registered is not waited for.</summary>
    public Task Held(string registration, string reason, bool isHeld) => board.Domain(registration) is null
        ? Task.CompletedTask
        : board.Until(() => Domain(registration).Holds.Contains(reason) == isHeld, Patience, view.Changed);

    /// <summary>Lets business time pass: from one due instant of workers and registries to the next, and everything happens at its own.</summary>
    public async Task Pass(TimeSpan span)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var end = Now + span; Now < end;)
        {
            var still = await Quiet(limit.Token);
            var next = Registries.All.Select(entry => entry.Value.NextDueAt).Append(still.NextBusinessDue)
                .Where(due => due > Now && due < end).Min();
            clock.JumpTo(next ?? end);
            foreach (var (_, registry) in Registries.All)
                registry.Advance();
            await _sweeps.Run(limit.Token);
        }

        await Quiet(limit.Token);
        view.Changed();
    }

    /// <summary>Waits until nothing is due, claimed or unpublished and no notice of a registry is unread.</summary>
    private async Task<Stillness> Quiet(CancellationToken cancellationToken)
    {
        while (true)
        {
            var still = await _quiescence.Rest(cancellationToken);
            if (still.IsQuiet && Registries.NoticesAreRead)
                return still;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
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
