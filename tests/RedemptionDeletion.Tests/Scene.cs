using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RedemptionDeletion.Tests;

/// <summary>The worker on its real module, and RegistrySubmission as a clerk who answers what is ordered, when the test lets him.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly HashSet<string> _answered = [];

    private Scene(IReadOnlyList<WorkerHarness> replicas) => Replicas = replicas;

    public IReadOnlyList<WorkerHarness> Replicas { get; }

    public WorkerHarness W => Replicas[0];

    public DomainRecord Record { get; private set; } = Given.Record("longjing-tea.com");

    public DateTimeOffset Now => W.Clock.GetUtcNow();

    public static async Task<Scene> Start(HarnessSetup? setup = null, int replicas = 1)
    {
        var first = (setup ?? new HarnessSetup()) with
        {
            Settings = new Dictionary<string, string?>
            {
                ["Redemption:ParkingNameServers:0"] = "park1.example.net",
                ["Redemption:ParkingNameServers:1"] = "park2.example.net",
            },
        };
        if (setup is null)
            first.Clock.Advance(Given.Expires.AddDays(-300) - first.Clock.GetUtcNow());
        var started = new List<WorkerHarness>();
        for (var number = 1; number <= replicas; number++)
            started.Add(await WorkerHarness.Start(new RedemptionDeletionModule(), first with { Instance = $"replica-{number}" }));
        return new Scene(started);
    }

    /// <summary>A message to every replica's queue in turn, and what follows from it.</summary>
    public async Task Say(object message)
    {
        await W.Send(message);
        await W.Settled();
    }

    public Task Registered() => Say(new DomainRegistered { Account = Given.Account, OrderId = "reg", At = Now, Years = 1, Domain = Record });

    public async Task Until(DateTimeOffset at)
    {
        W.Clock.Advance(at - Now);
        await W.Settled();
    }

    /// <summary>Answers everything that was ordered, and what follows from the answers.</summary>
    public async Task Answer(Func<object, bool>? which = null)
    {
        while (Open(which).FirstOrDefault() is { } order)
        {
            _answered.Add(KeyOf(order));
            foreach (var answer in AnswerTo(order))
                await Say(answer);
        }
    }

    /// <summary>Lets time pass from one due instant to the next, everything answered at once.</summary>
    public async Task Live(DateTimeOffset end)
    {
        await Answer();
        while (Now < end)
        {
            var next = (await Life())?.Due;
            await Until(next > Now && next < end ? next.Value : end);
            await Answer();
        }
    }

    public void Change(DomainRecord record) => Record = record with { Version = Record.Version + 1 };

    public async Task<LifeState?> Life() => await W.Find<LifeState>(Given.DomainId);

    public async Task Pay(string orderId, PaymentPurpose purpose)
    {
        await Say(Started(orderId, purpose));
        await Say(Ended(orderId, purpose, PaymentOutcome.Paid));
    }

    public PaymentStarted Started(string orderId, PaymentPurpose purpose = PaymentPurpose.Renewal) => new()
    {
        Account = Given.Account, PaymentId = "pay-" + orderId, OrderId = orderId, At = Now, DomainId = Given.DomainId, Purpose = purpose, LatestEnd = Now.AddHours(2),
    };

    public PaymentEnded Ended(string orderId, PaymentPurpose purpose, PaymentOutcome outcome) => new()
    {
        Account = Given.Account, PaymentId = "pay-" + orderId, OrderId = orderId, At = Now, DomainId = Given.DomainId, Purpose = purpose, Outcome = outcome,
    };

    public IReadOnlyList<T> All<T>() => [.. Replicas.Take(1).SelectMany(replica => replica.Published<T>())];

    public T One<T>() => Assert.Single(Heard<T>());

    /// <summary>Messages by their ids: one that is told again is the same.</summary>
    public IReadOnlyList<T> Heard<T>() =>
        [.. Replicas.SelectMany(replica => replica.Deliveries).Where(message => message.Message is T).DistinctBy(message => message.Id).Select(message => (T)message.Message)];

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in Replicas)
            await replica.DisposeAsync();
    }

    private IEnumerable<object> Open(Func<object, bool>? which) => Replicas.SelectMany(replica => replica.Deliveries).Select(message => message.Message)
        .Where(message => KeyOf(message).Length > 0 && !_answered.Contains(KeyOf(message)) && (which is null || which(message)));

    private static string KeyOf(object message) => message switch
    {
        SynchroniseDomain look => look.RequestId,
        DeleteDomain delete => delete.OrderId,
        WithdrawDeletion withdraw => "withdraw " + withdraw.OrderId,
        RestoreDomain restore => restore.OrderId,
        RenewDomain renew => renew.OrderId,
        ParkNameServers park => park.OrderId,
        RestoreNameServers back => back.OrderId,
        PlaceHold hold => $"hold {hold.Revision}",
        ReleaseHold release => $"hold {release.Revision}",
        _ => "",
    };

    private IEnumerable<object> AnswerTo(object order)
    {
        switch (order)
        {
            case SynchroniseDomain look:
                return [new DomainSynchronised { Account = Given.Account, RequestId = look.RequestId, At = Now, Changed = [], Domain = Record }];
            case DeleteDomain delete:
                Change(Record with { Status = DomainStatus.Redemption, ExpiresAt = Record.PaidUntil });
                return [new DomainDeleted { Account = Given.Account, OrderId = delete.OrderId, At = Now, Domain = Record }];
            case WithdrawDeletion withdraw:
                _answered.Add(withdraw.OrderId);
                return [Refused(withdraw.OrderId, "DeletionWithdrawn")];
            case RestoreDomain restore:
                Change(Record with { Status = DomainStatus.Registered });
                return [new DomainRestored { Account = Given.Account, OrderId = restore.OrderId, At = Now, Domain = Record }];
            case RenewDomain renew:
                Change(Record with { ExpiresAt = Record.ExpiresAt!.Value.AddYears(renew.Years), PaidUntil = Record.PaidUntil!.Value.AddYears(renew.Years) });
                return [new DomainRenewed { Account = Given.Account, OrderId = renew.OrderId, At = Now, Years = renew.Years, PreviousExpiresAt = Given.Expires, Domain = Record }];
            case ParkNameServers park:
                Change(Record with { SnapshotId = Record.SnapshotId ?? park.OrderId });
                return [new NameServersParked { Account = Given.Account, OrderId = park.OrderId, At = Now, SnapshotId = Record.SnapshotId!, Domain = Record }];
            case RestoreNameServers back:
                Change(Record with { SnapshotId = null });
                return [new NameServersRestored { Account = Given.Account, OrderId = back.OrderId, At = Now, SnapshotId = back.SnapshotId, Domain = Record }];
            case PlaceHold hold:
                Change(Record with { Holds = ["expiry"] });
                return [new HoldPlaced { Account = Given.Account, At = Now, Reason = "expiry", Revision = hold.Revision, Domain = Record }];
            case ReleaseHold release:
                Change(Record with { Holds = [] });
                return [new HoldReleased { Account = Given.Account, At = Now, Reason = "expiry", Revision = release.Revision, Domain = Record }];
            default:
                return [];
        }
    }

    public DeletionRefused Refused(string orderId, string code) => new()
    {
        Account = Given.Account, OrderId = orderId, At = Now, DomainId = Given.DomainId, Reasons = [Why(code)],
    };

    public static Reason Why(string code) => new() { Code = code, English = code, Chinese = code };
}
