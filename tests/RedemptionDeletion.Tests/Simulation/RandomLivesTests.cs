using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RedemptionDeletion.Tests.Simulation;

/// <summary>Thousands of lives with random customers, payments, outages and a registry that surprises; a failure names its seed.</summary>
public sealed class RandomLivesTests
{
    // More for a night: DOMAINWORKERS_LIVES=20000.
    private static readonly int LivesPerSuffix =
        int.TryParse(Environment.GetEnvironmentVariable("DOMAINWORKERS_LIVES"), out var lives) ? lives : 400;

    public static TheoryData<string> Names => ["tea.cn", "tea.com", "tea.hk", "xn--tea.xn--55qx5d", "tea.link", "tea.co"];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_life_breaks_a_promise_and_every_one_ends(string name)
    {
        var ends = new Dictionary<string, int>();
        for (var seed = 0; seed < LivesPerSuffix; seed++)
        {
            var life = new RandomLife(seed, name);
            life.Run();
            foreach (var (end, count) in life.Marks)
                ends[end] = ends.GetValueOrDefault(end) + count;
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1}", name, string.Join(", ", ends));
        // A simulation that never gets anywhere would prove nothing.
        foreach (var mark in new[] { "released", "left", "redeemed", "renewed", "deletedExpired", "deletedRequested", "withdrawn", "timedOut", "listed", "interrupted", "resumed" })
            Assert.True(ends.GetValueOrDefault(mark) > 0, $"never {mark}: {string.Join(", ", ends)}");
    }
}

/// <summary>One life from registration to its end.</summary>
internal sealed class RandomLife
{
    private static readonly DateTimeOffset Registered = Given.At("2024-02-29T15:30:00Z");
    private readonly Post _post;
    private readonly Random _random;
    private readonly ModelRegistrar _registrar;
    private readonly ModelWorker _worker;
    private readonly ModelCustomer _customer;
    private readonly LifecyclePolicy _policy;
    private readonly string _name;
    private readonly int _seed;
    private readonly List<string> _story = [];

    public RandomLife(int seed, string name)
    {
        (_seed, _name) = (seed, name);
        _random = new Random((seed * 397) ^ name.Sum(letter => letter * letter));
        _post = new Post(_random);
        _policy = Given.Terms.Lifecycle(name, Registered.AddYears(1));
        _registrar = new ModelRegistrar(_random, _post, name, _policy, Registered)
        {
            Tell = ToEveryone,
            Deleting = Check,
        };
        _worker = new ModelWorker(_random, _post) { Say = FromWorker };
        _customer = new ModelCustomer(_random, _post)
        {
            Tell = message => _worker.Hear(message, _post.Now),
            Order = command => _post.Send(now => _registrar.Take(command, now)),
        };
    }

    public Dictionary<string, int> Marks { get; } = [];

    public void Run()
    {
        _post.RunUntil(Registered);
        _registrar.Start();
        var acting = Registered.AddDays(430 + _random.Next(500));
        _customer.PlanUntil(Registered.AddHours(12), acting);
        // Most of what is worth testing happens around an expiry.
        _customer.PlanUntil(Registered.AddDays(360), Registered.AddDays(425));
        for (var i = _random.Next(4); i > 0; i--)
            Surprise(Registered.AddDays(300 + (_random.NextDouble() * 200)));
        _post.RunUntil(acting.AddYears(14));

        var life = _worker.Life!;
        Require(life.IsOver, $"it stands in {life.Phase} with {life.Due:O}, {life.Deletion}, {life.Redemption}, {life.Interruption}");
        Require(_customer.Unanswered.Count == 0, $"no answer to {string.Join(", ", _customer.Unanswered)}");
        Require(_registrar.Record.Status == DomainStatus.Ended, "the registry still has it");
        Mark(life.Phase == LifePhase.Left ? "left" : "released");
    }

    private void Surprise(DateTimeOffset at)
    {
        var days = TimeSpan.FromDays(_random.NextDouble() * 3.5);
        _post.At(at, now =>
        {
            switch (_random.Next(12))
            {
                case < 5: _registrar.AwayUntil = now + days; break;
                case < 9: _worker.AsleepUntil = now + days; break;
                case < 11: _registrar.Correct(TimeSpan.FromDays(_random.Next(-3, 6))); break;
                default: _registrar.Leave(now); break;
            }
        });
    }

    private void ToEveryone(object message)
    {
        var answered = message switch
        {
            DomainRenewed renewed => renewed.OrderId,
            RenewalRefused refused => refused.OrderId,
            _ => null,
        };
        if (answered is not null)
            _customer.PaidRenewals.Remove(answered);
        if (message is DomainRenewed)
            Mark("renewed");
        if (message is DeletionRefused { Reasons: [{ Code: "DeletionWithdrawn" }] })
            Mark("withdrawn");
        _story.Add($"{_post.Now:yyyy-MM-dd HH:mm} registrar: {message}");
        _post.Send(now => _worker.Hear(message, now));
    }

    private void FromWorker(object message)
    {
        _story.Add($"{_post.Now:yyyy-MM-dd HH:mm} worker: {message}");
        switch (message)
        {
            case PaymentNoted noted: _customer.Hear(noted); break;
            case PaymentTimedOut { Stall: PaymentStall.NeverEnded } stalled: _customer.Promised.Remove(stalled.PaymentId); Mark("timedOut"); break;
            case RedemptionRefused refused: Settled(refused.OrderId, refused.ReturnPayment); break;
            case DomainRedeemed redeemed: Redeemed(redeemed); break;
            case RedemptionAccepted: break;
            case DeletionScheduled scheduled: _customer.Unanswered.Remove(scheduled.OrderId); break;
            case DeletionRequestRefused refused: _customer.Unanswered.Remove(refused.OrderId); break;
            case DeletionCancelled { OrderId: { } by }: _customer.Unanswered.Remove(by); break;
            case CancellationRefused refused: _customer.Unanswered.Remove(refused.OrderId); break;
            case PreReleaseListed: Mark("listed"); PerhapsRedeem(); break;
            case ResolutionInterrupted: Mark("interrupted"); break;
            case ResolutionResumed: Mark("resumed"); break;
            case { } order when order.GetType().Namespace != typeof(RedeemDomain).Namespace: _post.Send(now => _registrar.Take(order, now)); break;
        }
    }

    private void PerhapsRedeem()
    {
        if (_random.Next(2) == 0)
            _post.At(_post.Now + TimeSpan.FromDays(_random.NextDouble() * _policy.RedemptionDays), _customer.Redeem);
    }

    private void Redeemed(DomainRedeemed redeemed)
    {
        Require(_customer.Redemptions[redeemed.OrderId], $"{redeemed.OrderId} was redeemed without a payment");
        Require(redeemed.ExpiresAt > _post.Now.AddMinutes(-10), $"{redeemed.OrderId} was redeemed without a year");
        _customer.Unanswered.Remove(redeemed.OrderId);
        Mark("redeemed");
    }

    private void Settled(string orderId, bool returns)
    {
        Require(!returns || _customer.Redemptions[orderId], $"{orderId} gets money back that was never paid");
        _customer.Unanswered.Remove(orderId);
    }

    /// <summary>Right before the registry deletes on our order.</summary>
    private void Check(DeleteDomain order, DateTimeOffset now)
    {
        var cause = _worker.Life!.Deletion?.Cause;
        Mark($"deleted{cause}");
        var promised = _customer.Promised.Where(payment => payment.Key.StartsWith("pay", StringComparison.Ordinal)
            && payment.Value.OrderId.StartsWith("ren", StringComparison.Ordinal) && now < payment.Value.Until).ToList();
        Require(promised.Count == 0, $"{order.OrderId} deletes while {string.Join(", ", promised)} is in flight");
        Require(_customer.PaidRenewals.Count == 0, $"{order.OrderId} deletes what {string.Join(", ", _customer.PaidRenewals)} has paid");
        Require(order.ValidUntil >= now && now - order.IssuedAt < TimeSpan.FromHours(7), $"{order.OrderId} is carried out on a decision of {order.IssuedAt:O}");
        if (cause != DeletionCause.Expired)
            return;

        var paid = _registrar.Record.PaidUntil!.Value;
        Require(now >= paid.AddDays(_policy.GraceDays), $"{order.OrderId} comes before the grace period of {paid:O} ended");
        if (Given.Terms.IsGeneric(_worker.Life))
        {
            var since = _registrar.InterruptedSince;
            Require(since is not null && now - since >= TimeSpan.FromDays(8) - TimeSpan.FromMinutes(10), $"{order.OrderId} comes after an interruption since {since:O}");
        }
    }

    private void Mark(string what) => Marks[what] = Marks.GetValueOrDefault(what) + 1;

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
            Assert.Fail($"Life {_seed} of {_name}, {_post.Now:O}: {otherwise}\n{string.Join('\n', _story.TakeLast(60))}");
    }
}
