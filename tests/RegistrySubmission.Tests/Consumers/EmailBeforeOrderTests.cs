using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class EmailBeforeOrderTests
{
    private const string Address = "a-q3m7xk2vwzp5ahc4tnbe6jyrsu";
    private const string OtherAddress = "a-abcdefghijklmnopqrstuvwxyz";

    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task A_profile_that_was_never_heard_of_is_refused_and_nothing_is_claimed()
    {
        await using var w = await Start();

        await Order(w, "reg-1");

        var refused = Assert.Single(w.Published<RegistrationRefused>());
        var reason = Assert.Single(refused.Reasons);
        Assert.Equal(("EmailNotVerified", "verification"), (reason.Code, reason.Rule));
        Assert.Contains("p-tea", reason.English, StringComparison.Ordinal);
        Assert.Contains("p-tea", reason.Chinese, StringComparison.Ordinal);
        Assert.Empty(_registry.Received);
        var operation = (await w.Find<OperationState>("acme/register/reg-1"))!;
        Assert.Null(operation.Due);
        Assert.Null(await w.Find<DomainState>(operation.DomainId!));
    }

    [Fact]
    public async Task A_verified_one_is_registered()
    {
        await using var w = await Start();
        await w.Send(Accepted(w, EmailAddressStatus.Waiting));
        await w.Send(Verified(w));
        await w.Settled();

        await Order(w, "reg-1");

        Assert.Single(w.Published<DomainRegistered>());
        Assert.Empty(w.Published<RegistrationRefused>());
    }

    [Fact]
    public async Task One_that_was_verified_before_anybody_listened_is_known_by_asking_once_more()
    {
        await using var w = await Start();
        await w.Send(Accepted(w, EmailAddressStatus.Verified));
        await w.Settled();

        await Order(w, "reg-1");

        Assert.Single(w.Published<DomainRegistered>());
    }

    [Fact]
    public async Task An_order_that_was_refused_stays_so_and_a_new_one_goes_through()
    {
        await using var w = await Start();
        await w.Send(Accepted(w, EmailAddressStatus.Waiting));
        await w.Settled();
        await Order(w, "reg-1");
        w.Clock.Advance(TimeSpan.FromHours(1));
        await w.Send(Verified(w));
        await w.Settled();

        await Order(w, "reg-1");
        Assert.Equal(2, w.Published<RegistrationRefused>().Count);
        Assert.Equal(w.Answers("reg-1")[0].Json, w.Answers("reg-1")[1].Json);
        Assert.Empty(_registry.Received);

        await Order(w, "reg-2");
        Assert.Equal("reg-2", Assert.Single(w.Published<DomainRegistered>()).OrderId);
    }

    [Fact]
    public async Task An_order_from_before_stays_accepted_when_the_address_is_lost()
    {
        await using var w = await Start();
        await w.Send(Accepted(w, EmailAddressStatus.Verified));
        await w.Settled();
        await Order(w, "reg-1");
        w.Clock.Advance(TimeSpan.FromHours(1));
        await w.Send(Reopened(w));
        await w.Settled();

        await Order(w, "reg-1");
        Assert.Equal(2, w.Published<DomainRegistered>().Count);
        Assert.Single(_registry.Ledger);

        await Order(w, "reg-2", "westlake.cn");
        Assert.Equal("EmailNotVerified", Assert.Single(Assert.Single(w.Published<RegistrationRefused>()).Reasons).Code);
    }

    [Fact]
    public async Task An_event_that_comes_late_does_not_turn_it_back()
    {
        await using var w = await Start();
        var accepted = Accepted(w, EmailAddressStatus.Waiting);
        var verified = Verified(w, hours: 1);
        var reopened = Reopened(w, hours: 2);

        // Looked at before the address was lost, said after it.
        var staleLook = Accepted(w, EmailAddressStatus.Verified, hours: 1) with { RequestId = "ev-2", At = w.Clock.GetUtcNow().AddHours(3) };
        foreach (var said in new object[] { reopened, verified, accepted, verified, staleLook })
        {
            await w.Send(said);
            await w.Settled();
        }

        await Order(w, "reg-1");
        Assert.Equal("EmailNotVerified", Assert.Single(Assert.Single(w.Published<RegistrationRefused>()).Reasons).Code);
    }

    [Fact]
    public async Task Another_account_and_another_profile_of_a_verified_address_are_not_meant()
    {
        await using var w = await Start();
        await w.Send(Accepted(w, EmailAddressStatus.Verified));
        await w.Send(Accepted(w, EmailAddressStatus.Waiting, "p-silk", OtherAddress) with { RequestId = "ev-2" });
        // The list of profiles may name one that has another address by now.
        await w.Send(Verified(w) with { ProfileIds = ["p-tea", "p-silk"] });
        await w.Settled();

        await w.Send(w.Register("reg-1") with { Account = "bamboo" });
        await w.Send(w.Register("reg-2") with { ProfileId = "p-silk" });
        await w.Settled();

        Assert.Equal(2, w.Published<RegistrationRefused>().Count);
        Assert.Empty(_registry.Received);
    }

    [Fact]
    public async Task A_suffix_that_does_not_want_it_asks_nothing_and_other_refusals_stay_theirs()
    {
        await using var w = await Start();

        await Order(w, "reg-1", "longjing-tea.com");
        await w.Send(w.Register("reg-2") with { ProfileId = "unknown" });
        await w.Send(w.Register("reg-3", "longjing-tea.nowhere"));
        await w.Settled();

        Assert.Equal("reg-1", Assert.Single(w.Published<DomainRegistered>()).OrderId);
        Assert.Equal(2, w.Published<RegistrationRefused>().Count);
        Assert.DoesNotContain(w.Published<RegistrationRefused>().SelectMany(refused => refused.Reasons), reason => reason.Code == "EmailNotVerified");
    }

    [Fact]
    public async Task Switched_off_nobody_is_refused_and_listening_goes_on()
    {
        var store = new InMemoryStore();
        await using (var off = await Start("off", store))
        {
            await Order(off, "reg-1");
            Assert.Single(off.Published<DomainRegistered>());
            await off.Send(Accepted(off, EmailAddressStatus.Verified));
            await off.Settled();
        }

        await using var on = await Start(store: store);
        await Order(on, "reg-2", "westlake.cn");
        Assert.Equal("reg-2", Assert.Single(on.Published<DomainRegistered>()).OrderId);
    }

    [Fact]
    public void It_is_on_unless_an_operator_says_otherwise() =>
        Assert.Equal(EmailBeforeOrder.ByPolicy, new RegistrationOptions().EmailBeforeOrder);

    private Task<WorkerHarness> Start(string setting = "by-policy", InMemoryStore? store = null) =>
        WorkerHarness.Start(new RegistrySubmissionModule(), new HarnessSetup
        {
            Store = store ?? new InMemoryStore(),
            Parts = [_registry],
            Settings = new Dictionary<string, string?> { ["Registration:EmailBeforeOrder"] = setting },
        });

    private static async Task Order(WorkerHarness w, string orderId, string name = Orders.Name)
    {
        await w.Send(w.Register(orderId, name));
        await w.Settled();
    }

    private static EmailVerificationAccepted Accepted(
        WorkerHarness w, EmailAddressStatus status, string profileId = "p-tea", string address = Address, int hours = 0) => new()
        {
            Account = Orders.Account,
            RequestId = "ev-1",
            At = w.Clock.GetUtcNow().AddHours(hours),
            AddressId = address,
            ProfileId = profileId,
            Status = status,
            Mailed = status != EmailAddressStatus.Verified,
            Since = w.Clock.GetUtcNow().AddHours(hours),
            ProfileVersion = 1,
        };

    private static EmailVerified Verified(WorkerHarness w, int hours = 0) => new()
    {
        Account = Orders.Account,
        RequestId = "confirm-1",
        At = w.Clock.GetUtcNow().AddHours(hours),
        AddressId = Address,
        ProfileIds = ["p-tea"],
    };

    private static EmailVerificationReopened Reopened(WorkerHarness w, int hours = 0) => new()
    {
        Account = Orders.Account,
        At = w.Clock.GetUtcNow().AddHours(hours),
        AddressId = Address,
        Reasons = [new Reason { Code = "MailReturned", English = "A mail came back.", Chinese = "邮件被退回。" }],
    };
}
