using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RedemptionDeletion.Tests.Consumers;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset GraceEnds = Given.Expires.AddDays(30).AddMinutes(10);

    [Fact]
    public async Task A_payment_in_flight_keeps_the_domain_and_one_that_never_ends_is_told_loudly()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Live(GraceEnds.AddMinutes(-5));
        await s.Say(s.Started("ren-1"));
        Assert.True(s.One<PaymentNoted>().Protected);

        await s.Live(GraceEnds.AddHours(2));
        Assert.Empty(s.Heard<SynchroniseDomain>());
        await s.Live(GraceEnds.AddHours(4));

        Assert.Equal(PaymentStall.NeverEnded, s.One<PaymentTimedOut>().Stall);
        Assert.Contains(s.W.Log, line => line.Event.Id == 5101);
        Assert.Single(s.Heard<DeleteDomain>());
    }

    [Fact]
    public async Task What_was_paid_keeps_the_domain_until_it_is_returned_and_says_so_when_nobody_uses_it()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Live(GraceEnds.AddDays(-1));
        await s.Pay("ren-1", PaymentPurpose.Renewal);

        await s.Live(GraceEnds.AddDays(20));
        Assert.Empty(s.Heard<DeleteDomain>());
        Assert.Equal(PaymentStall.NeverUsed, s.One<PaymentTimedOut>().Stall);
        await s.Say(s.Ended("ren-1", PaymentPurpose.Renewal, PaymentOutcome.Returned));
        await s.Answer();

        Assert.Single(s.Heard<DeleteDomain>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_that_meets_an_ordered_deletion_is_answered_once_it_is_known_which_was_first(bool isWithdrawn)
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Live(GraceEnds.AddMinutes(-1));
        await s.Until(GraceEnds);
        await s.Answer(order => order is SynchroniseDomain);
        var deletion = s.One<DeleteDomain>().OrderId;

        await s.Say(s.Started("ren-1"));
        Assert.Equal(deletion, s.One<WithdrawDeletion>().OrderId);
        Assert.Empty(s.Heard<PaymentNoted>());
        await s.Answer(order => isWithdrawn ? order is WithdrawDeletion : order is DeleteDomain);

        Assert.Equal(isWithdrawn, s.One<PaymentNoted>().Protected);
        Assert.Equal(isWithdrawn ? LifePhase.Grace : LifePhase.Redemption, (await s.Life())!.Phase);
    }

    [Fact]
    public async Task A_renewal_at_RegistrySubmission_keeps_the_domain_however_its_messages_are_ordered()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Live(GraceEnds.AddDays(-1));
        await s.Say(Accepted(s));
        await s.Live(GraceEnds.AddDays(3));
        Assert.Empty(s.Heard<DeleteDomain>());

        await s.Say(new RenewalRefused { Account = Given.Account, OrderId = "ren-1", At = s.Now, DomainId = Given.DomainId, Reasons = [Scene.Why("TermTooLong")] });
        await s.Say(Accepted(s));
        await s.Answer();

        Assert.Single(s.Heard<DeleteDomain>());
    }

    [Fact]
    public async Task A_payment_for_a_domain_that_the_account_has_not_is_promised_nothing()
    {
        await using var s = await Scene.Start();
        await s.Say(s.Started("ren-1"));
        await s.Registered();
        await s.Say(s.Started("ren-2") with { Account = "other" });

        Assert.All(s.Heard<PaymentNoted>(), noted => Assert.Equal((false, null), (noted.Protected, noted.Phase)));
        Assert.Equal(2, s.Heard<PaymentNoted>().Count);
        Assert.Empty((await s.Life())!.Payments);
    }

    private static RenewalAccepted Accepted(Scene s) => new()
    {
        Account = Given.Account, OrderId = "ren-1", OperationId = "acme/renew/ren-1", DomainId = Given.DomainId, Progress = OperationProgress.WaitingForRegistry, At = s.Now,
    };
}
