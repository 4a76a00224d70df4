using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.Consumers;

namespace DomainWorkers.RedemptionDeletion.Tests.Simulation;

/// <summary>A customer and the order side: pays or does not, changes its mind, forgets to say how a payment ended.</summary>
internal sealed class ModelCustomer(Random random, Post post)
{
    private readonly HashSet<string> _ended = [];
    private int _number;

    public Action<object>? Tell { get; set; }

    public Action<object>? Order { get; set; }

    /// <summary>Payments that the worker promised to wait for, with what they are for and until when.</summary>
    public Dictionary<string, (string OrderId, DateTimeOffset Until)> Promised { get; } = [];

    /// <summary>Renewals that were paid and not answered.</summary>
    public HashSet<string> PaidRenewals { get; } = [];

    public Dictionary<string, bool> Redemptions { get; } = [];

    public HashSet<string> Unanswered { get; } = [];

    public void Hear(PaymentNoted noted)
    {
        if (noted is { Protected: true, ProtectedUntil: { } until } && !_ended.Contains(noted.PaymentId))
            Promised[noted.PaymentId] = (noted.OrderId, until);
        else
            Promised.Remove(noted.PaymentId);
    }

    public void PlanUntil(DateTimeOffset start, DateTimeOffset end)
    {
        var acts = random.Next(8);
        for (var i = 0; i < acts; i++)
        {
            var at = start + ((end - start) * random.NextDouble());
            Action<DateTimeOffset> act = random.Next(10) switch
            {
                < 4 => Renew,
                < 6 => Redeem,
                6 => RequestDeletion,
                7 => CancelDeletion,
                8 => Unverified,
                _ => now => Tell!(new RealNameStandingChanged { Account = Given.Account, DomainId = Given.DomainId, At = now, Verified = random.Next(2) == 0, Revision = ++_number }),
            };
            post.At(at, act);
        }
    }

    public void Redeem(DateTimeOffset now)
    {
        var id = Next("red");
        var order = RedeemDomainConsumer.OrderOf(new RedeemDomain { Account = Given.Account, OrderId = id, IssuedAt = now, DomainId = Given.DomainId });
        Redemptions[id] = false;
        Unanswered.Add(id);
        post.Send(_ => Tell!(order));
        if (random.Next(5) > 0)
            Pay(id, PaymentPurpose.Redemption, now + TimeSpan.FromHours(random.NextDouble() * 20));
    }

    private void Renew(DateTimeOffset now) => Pay(Next("ren"), PaymentPurpose.Renewal, now);

    private void Pay(string orderId, PaymentPurpose purpose, DateTimeOffset at)
    {
        var payment = Next("pay");
        var end = at + TimeSpan.FromHours(1 + (random.NextDouble() * 60));
        // Its word may be long under way, and the order side knows that.
        var latest = end + TimeSpan.FromHours(32);
        post.At(at, now => post.Send(_ => Tell!(new PaymentStarted
        {
            Account = Given.Account, PaymentId = payment, OrderId = orderId, At = now, DomainId = Given.DomainId, Purpose = purpose, LatestEnd = latest,
        })));
        if (random.Next(6) == 0)
            return;
        post.At(at + ((end - at) * random.NextDouble()), now => End(payment, orderId, purpose, now));
    }

    private void End(string payment, string orderId, PaymentPurpose purpose, DateTimeOffset now)
    {
        // Money is taken only where the worker said that it waits.
        var isPaid = (purpose == PaymentPurpose.Redemption || Promised.ContainsKey(payment)) && random.Next(4) > 0;
        Say(payment, orderId, purpose, isPaid ? PaymentOutcome.Paid : PaymentOutcome.Failed);
        _ended.Add(payment);
        Promised.Remove(payment);
        if (!isPaid || purpose == PaymentPurpose.Redemption)
        {
            if (isPaid)
                Redemptions[orderId] = true;
            return;
        }

        PaidRenewals.Add(orderId);
        if (random.Next(6) == 0)
        {
            // Paid, and then the order side finds that it cannot use it.
            post.At(now + TimeSpan.FromDays(random.NextDouble() * 20), _ => { PaidRenewals.Remove(orderId); Say(payment, orderId, purpose, PaymentOutcome.Returned); });
            return;
        }

        post.At(now + TimeSpan.FromHours(random.NextDouble() * 30), at =>
            Order!(new RenewDomain { Account = Given.Account, OrderId = orderId, IssuedAt = at, DomainId = Given.DomainId, Years = 1 + random.Next(2) }));
    }

    private void Say(string payment, string orderId, PaymentPurpose purpose, PaymentOutcome outcome) => post.Send(now => Tell!(new PaymentEnded
    {
        Account = Given.Account, PaymentId = payment, OrderId = orderId, At = now, DomainId = Given.DomainId, Purpose = purpose, Outcome = outcome,
    }));

    private void RequestDeletion(DateTimeOffset now)
    {
        var id = Next("del");
        Unanswered.Add(id);
        var order = DeletionOrders.Of(new RequestDeletion { Account = Given.Account, OrderId = id, IssuedAt = now, DomainId = Given.DomainId });
        post.Send(_ => Tell!(order));
        if (random.Next(2) == 0)
            post.At(now + TimeSpan.FromMinutes(random.NextDouble() * 130), CancelDeletion);
    }

    private void Unverified(DateTimeOffset now)
    {
        var id = Next("unv");
        Unanswered.Add(id);
        var order = DeletionOrders.Of(new DeleteUnverifiedDomain
        {
            Account = Given.Account, OrderId = id, IssuedAt = now, DomainId = Given.DomainId, Cause = (UnverifiedCause)random.Next(3),
        });
        post.Send(_ => Tell!(order));
    }

    private void CancelDeletion(DateTimeOffset now)
    {
        var id = Next("can");
        Unanswered.Add(id);
        var order = CancelDeletionConsumer.OrderOf(new CancelDeletion { Account = Given.Account, OrderId = id, IssuedAt = now, DomainId = Given.DomainId });
        post.Send(_ => Tell!(order));
    }

    private string Next(string kind) => $"{kind}-{++_number}";
}
