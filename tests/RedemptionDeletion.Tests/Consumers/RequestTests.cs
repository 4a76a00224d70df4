using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RedemptionDeletion.Tests.Consumers;

public sealed class RequestTests
{
    [Fact]
    public async Task A_deletion_on_request_is_scheduled_carried_out_and_answered_alike_when_it_comes_again()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Say(Request(s));
        await s.Say(Request(s));
        Assert.Equal(s.Now.AddHours(1), s.One<DeletionScheduled>().DeletesAt);
        Assert.Equal(2, s.W.Published<DeletionScheduled>().Count);
        await s.Say(Request(s) with { DomainId = "d-aaaaaaaaaaaaaaaaaaaaaaaaaa" });
        Assert.Equal("IdempotencyKeyConflict", s.One<DeletionRequestRefused>().Reasons[0].Code);

        await s.Live(s.Now.AddHours(2));
        await s.Say(Request(s));

        Assert.Equal(DeletionCause.Requested, s.Heard<LifePhaseChanged>()[^1].Cause);
        Assert.Single(s.Heard<DeleteDomain>());
        Assert.Equal(3, s.W.Published<DeletionScheduled>().Count);
    }

    [Fact]
    public async Task A_deletion_is_cancelled_while_nothing_was_ordered()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Say(Request(s));

        await s.Say(Cancel(s));
        await s.Say(Cancel(s, "can-2"));
        await s.Live(s.Now.AddHours(3));

        Assert.Equal(("can-1", "del-1", CancellationCause.Cancelled),
            (s.One<DeletionCancelled>().OrderId, s.One<DeletionCancelled>().DeletionOrderId, s.One<DeletionCancelled>().Cause));
        Assert.Equal("NothingToCancel", s.One<CancellationRefused>().Reasons[0].Code);
        Assert.Empty(s.Heard<DeleteDomain>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_that_meets_an_ordered_deletion_finds_out_which_was_first(bool isInTime)
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Say(Request(s));
        await s.Until(s.Now.AddHours(1));
        await s.Answer(order => order is SynchroniseDomain);

        await s.Say(Cancel(s));
        Assert.Empty(s.Heard<DeletionCancelled>());
        await s.Answer(order => isInTime ? order is WithdrawDeletion : order is DeleteDomain);
        await s.Say(Cancel(s));

        Assert.Equal(isInTime ? 2 : 0, s.W.Published<DeletionCancelled>().Count);
        Assert.Equal(isInTime ? 0 : 2, s.W.Published<CancellationRefused>().Count);
    }

    [Fact]
    public async Task A_registry_that_refuses_ends_the_request_with_its_reason()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Say(Request(s));
        await s.Until(s.Now.AddHours(1));
        await s.Answer(order => order is SynchroniseDomain);

        await s.Say(s.Refused(s.One<DeleteDomain>().OrderId, "RegistryStatusProhibits"));
        await s.Say(Request(s));

        Assert.Equal(2, s.W.Published<DeletionRequestRefused>().Count);
        Assert.Null((await s.Life())!.Deletion);
    }

    [Theory]
    [InlineData("DomainUnknown")]
    [InlineData("TooOld")]
    [InlineData("DeletionUnderWay")]
    [InlineData("PaymentUnderWay")]
    [InlineData("AlreadyDeleted")]
    public async Task A_deletion_is_refused_with_a_code(string code)
    {
        await using var s = await Scene.Start();
        await s.Registered();
        if (code == "DeletionUnderWay")
            await s.Say(Request(s, "del-0"));
        if (code == "PaymentUnderWay")
            await s.Say(s.Started("ren-1"));
        if (code == "AlreadyDeleted")
        {
            s.Change(s.Record with { Status = DomainStatus.Redemption });
            await s.Say(new DomainSynchronised { Account = Given.Account, At = s.Now, Changed = ["status"], Domain = s.Record });
        }

        await s.Say(Request(s) with { Account = code == "DomainUnknown" ? "other" : Given.Account, IssuedAt = code == "TooOld" ? s.Now.AddDays(-15) : s.Now });

        Assert.Equal(code, s.One<DeletionRequestRefused>().Reasons[0].Code);
    }

    [Fact]
    public async Task A_domain_without_a_verified_holder_is_deleted_at_once_unless_the_holder_is_verified_meanwhile()
    {
        await using var s = await Scene.Start();
        await s.Registered();
        await s.Say(new DeleteUnverifiedDomain
        {
            Account = Given.Account, OrderId = "unv-1", IssuedAt = s.Now, DomainId = Given.DomainId, Cause = UnverifiedCause.RealNameMissed,
        });
        Assert.Equal(DeletionCause.Unverified, s.One<DeletionScheduled>().Cause);

        await s.Say(new RealNameStandingChanged { Account = Given.Account, DomainId = Given.DomainId, At = s.Now, Verified = true, Revision = 1 });
        await s.Answer();

        Assert.Equal(CancellationCause.Verified, s.One<DeletionCancelled>().Cause);
        Assert.Empty(s.Heard<DeleteDomain>());
        await s.Say(new DeleteUnverifiedDomain
        {
            Account = Given.Account, OrderId = "unv-2", IssuedAt = s.Now, DomainId = Given.DomainId, Cause = UnverifiedCause.RealNameMissed,
        });
        Assert.Equal("HolderVerified", s.One<DeletionRequestRefused>().Reasons[0].Code);
    }

    [Theory]
    [InlineData("2018-08-31T00:00:00Z", "gov-cn-before-2018-09")]
    [InlineData("2018-08-31T16:00:00Z", "gov-cn-2018")]
    public async Task A_government_name_is_cancelled_by_the_form_of_its_day_of_registration_in_Shanghai(string registered, string form)
    {
        await using var s = await Scene.Start();
        s.Change(Given.Record("hangzhou.gov.cn") with { RegisteredAt = Given.At(registered) });
        await s.Registered();

        await s.Say(Request(s));
        await s.Say(ByForm(s, "form-1", form == "gov-cn-2018" ? "gov-cn-before-2018-09" : "gov-cn-2018"));
        await s.Say(ByForm(s, "form-2", form));
        await s.Answer();

        Assert.Equal(["FormRequired", "FormWrong"], s.Heard<DeletionRequestRefused>().Select(refused => refused.Reasons[0].Code));
        Assert.Equal(DeletionCause.Form, s.One<DeletionScheduled>().Cause);
        Assert.Single(s.Heard<DeleteDomain>());
        Assert.Empty(s.Heard<PreReleaseListed>());
    }

    private static RequestDeletion Request(Scene s, string orderId = "del-1") =>
        new() { Account = Given.Account, OrderId = orderId, IssuedAt = s.Now, DomainId = Given.DomainId };

    private static CancelDeletion Cancel(Scene s, string orderId = "can-1") =>
        new() { Account = Given.Account, OrderId = orderId, IssuedAt = s.Now, DomainId = Given.DomainId };

    private static CancelByForm ByForm(Scene s, string orderId, string form) => new()
    {
        Account = Given.Account, OrderId = orderId, IssuedAt = s.Now, Actor = "staff/zhou", DomainId = Given.DomainId, Form = form, FormReference = "paper/1",
    };
}
