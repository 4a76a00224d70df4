using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class SubmitRegistrationTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Accepts_at_once_and_announces_the_domain_when_the_registry_has_it()
    {
        await using var w = await Orders.Start(_registry);

        await w.Send(w.Register(years: 2));
        await w.Settled();

        var accepted = Assert.Single(w.Published<RegistrationAccepted>());
        Assert.Equal(OperationProgress.Accepted, accepted.Progress);
        var registered = Assert.Single(w.Published<DomainRegistered>());
        Assert.Equal(Orders.Name, registered.Domain.Name);
        Assert.Equal(w.Clock.GetUtcNow().AddYears(2), registered.Domain.ExpiresAt);
        Assert.Equal(FakeRegistry.ClientId, registered.Domain.SponsoringClient);
        var line = Assert.Single(_registry.Ledger);
        Assert.Equal(("create", Orders.Name, 2), (line.Command, line.Name, line.Years));
    }

    [Fact]
    public async Task Leaves_nothing_open_on_the_domain_when_all_is_said()
    {
        await using var w = await Orders.Start(_registry);

        var domain = await w.Find<DomainState>(await w.Registered());

        Assert.NotNull(domain);
        Assert.Null(domain.Open);
        Assert.Null(domain.Settled);
        Assert.Empty(domain.Outgoing);
        Assert.Equal(Orders.Name, domain.LivingName);
    }

    [Fact]
    public async Task Answers_a_repeat_word_for_word_with_one_read_and_no_write()
    {
        await using var w = await Orders.Start(_registry);
        var order = w.Register();
        await w.Send(order);
        await w.Settled();
        var first = Assert.Single(w.Answers(order.OrderId));
        var reads = 0;
        var writes = 0;
        w.Setup.Store.Faults.Interpose = (call, _) =>
        {
            if (call.Operation is BuildingBlocks.State.InMemory.StoreOperation.Find)
                Interlocked.Increment(ref reads);
            return Task.CompletedTask;
        };
        w.Setup.Store.Written += _ => Interlocked.Increment(ref writes);
        w.Clock.Advance(TimeSpan.FromDays(400));

        await w.Send(order with { IssuedAt = order.IssuedAt.AddDays(1) });
        await w.Settled();

        var answers = w.Answers(order.OrderId);
        Assert.Equal(2, answers.Count);
        Assert.Equal(first.Id, answers[1].Id);
        Assert.Equal(first.Json, answers[1].Json);
        Assert.Single(_registry.Ledger);
        Assert.Equal((1, 0), (reads, writes));
    }

    [Fact]
    public async Task Refuses_the_same_order_id_for_another_name()
    {
        await using var w = await Orders.Start(_registry);
        await w.Registered("o-1");

        await w.Send(w.Register("o-1", "westlake.cn"));
        await w.Settled();

        var refused = Assert.Single(w.Published<RegistrationRefused>());
        Assert.Equal("IdempotencyKeyConflict", Assert.Single(refused.Reasons).Code);
        Assert.Single(_registry.Ledger);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public async Task Refuses_an_unknown_order_that_is_too_old(int days, bool isRefused)
    {
        await using var w = await Orders.Start(_registry);
        var order = w.Register();
        w.Clock.Advance(TimeSpan.FromDays(days));

        await w.Send(order);
        await w.Settled();

        Assert.Equal(isRefused, w.Published<RegistrationRefused>().Any(refused => refused.Reasons[0].Code == "TooOld"));
        Assert.Equal(isRefused ? 0 : 1, _registry.Ledger.Count);
    }

    [Fact]
    public async Task Tells_the_sender_what_does_not_fit_and_lets_no_consumer_see_it()
    {
        await using var w = await Orders.Start(_registry);

        await w.SendRaw("dw.submit-registration", """{"account":"acme","orderId":"o-1","years":"1"}"""u8.ToArray(), routingKey: "acme");
        await w.Settled();

        var rejected = Assert.Single(w.Published<MessageRejected>());
        Assert.Contains(rejected.Violations, violation => violation.Path == "$.years");
        Assert.Equal("acme", rejected.Account);
        Assert.Empty(_registry.Received);
    }
}
