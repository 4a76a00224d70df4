using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Reminders;
using static DomainWorkers.AllInOne.SampleOrder;

namespace DomainWorkers.AllInOne;

/// <summary>Writes what an order system says about the end of a domain's life: wishes, payments, redemptions.</summary>
internal sealed class LifeOrders(Stage stage)
{
    /// <summary>Takes over a domain that the registry shows as ours.</summary>
    public SampleOrder Adopt(string id, string name, string profile) => new(id, id, name, new AdoptDomain
    {
        Account = Account,
        OrderId = id,
        IssuedAt = stage.Now,
        DomainName = name,
        ProfileId = profile,
    }, nameof(DomainAdopted))
    {
        Story = "was there before us",
    };

    public SampleOrder AutoRenew(string id, string registration, string name) => new(id, id, name, new SetAutoRenew
    {
        Account = Account,
        RequestId = id,
        IssuedAt = stage.Now,
        DomainId = stage.Domain(registration).Id,
        Enabled = true,
        Years = 2,
    }, nameof(AutoRenewSet))
    {
        Story = "to be renewed by itself, for two years",
    };

    /// <summary>What a registrant had asked for in advance is ordered under the id that the wish names, so that two of them renew once.</summary>
    public SampleOrder RenewAsWished(string id, string registration, string name)
    {
        var wish = stage.Last<RenewalWished>(wished => wished.DomainId == stage.Domain(registration).Id);
        var orderId = wish?.OrderId ?? id;
        return new(id, orderId, name, new RenewDomain
        {
            Account = Account,
            OrderId = orderId,
            IssuedAt = stage.Now,
            DomainId = stage.Domain(registration).Id,
            Years = wish?.Years ?? 1,
        }, nameof(DomainRenewed))
        {
            Story = "wished, and renewed under the wish's own id",
        };
    }

    public SampleOrder Redeem(string id, string registration, string name, string expected = nameof(DomainRedeemed)) => new(id, id, name, new RedeemDomain
    {
        Account = Account,
        OrderId = id,
        IssuedAt = stage.Now,
        DomainId = stage.Domain(registration).Id,
    }, expected);

    /// <summary>What stands in the notice ledger of a domain?</summary>
    public SampleOrder AskNotices(string id, string registration, string name, string expected) => new(id, id, name, new AskNotices
    {
        Account = Account,
        RequestId = id,
        IssuedAt = stage.Now,
        DomainId = stage.Domain(registration).Id,
    }, expected);

    public PaymentStarted Started(string order, string registration, PaymentPurpose purpose, TimeSpan atMost) => new()
    {
        Account = Account,
        PaymentId = $"pay-{order}",
        OrderId = order,
        At = stage.Now,
        DomainId = stage.Domain(registration).Id,
        Purpose = purpose,
        LatestEnd = stage.Now + atMost,
    };

    public PaymentEnded Paid(string order, string registration, PaymentPurpose purpose) => new()
    {
        Account = Account,
        PaymentId = $"pay-{order}",
        OrderId = order,
        At = stage.Now,
        DomainId = stage.Domain(registration).Id,
        Purpose = purpose,
        Outcome = PaymentOutcome.Paid,
    };
}
