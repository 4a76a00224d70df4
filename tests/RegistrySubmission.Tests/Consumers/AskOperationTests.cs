using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class AskOperationTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Says_how_an_order_ended()
    {
        await using var w = await Orders.Start(_registry);
        var domainId = await w.Registered("o-1");
        await w.Send(w.Register("o-2"));
        await w.Settled();

        await w.Send(Ask("q-1", "o-1"));
        await w.Send(Ask("q-2", "o-2"));
        await w.Settled();

        var done = w.Published<OperationAnswered>().Single(answer => answer.RequestId == "q-1");
        Assert.Equal((true, OperationProgress.Done, domainId), (done.Known, done.Progress, done.DomainId));
        Assert.Null(done.Reasons);
        var refused = w.Published<OperationAnswered>().Single(answer => answer.RequestId == "q-2");
        Assert.Equal(OperationProgress.Refused, refused.Progress);
        Assert.Equal("NameTaken", Assert.Single(refused.Reasons!).Code);
    }

    [Fact]
    public async Task Says_what_an_order_waits_for()
    {
        await using var w = await Orders.Start(_registry);
        _registry.IsOutOfCredit = true;
        await w.Send(w.Register("o-1"));
        await w.Settled();

        await w.Send(Ask("q-1", "o-1"));
        await w.Settled();

        Assert.Equal(OperationProgress.WaitingForCredit, Assert.Single(w.Published<OperationAnswered>()).Progress);
    }

    [Theory]
    [InlineData("acme", "o-2", OperationKind.Register)]
    [InlineData("acme", "o-1", OperationKind.Renew)]
    [InlineData("other", "o-1", OperationKind.Register)]
    public async Task Knows_nothing_of_orders_that_are_not_the_askers(string account, string orderId, OperationKind kind)
    {
        await using var w = await Orders.Start(_registry);
        await w.Registered("o-1");

        await w.Send(Ask("q-1", orderId) with { Account = account, Kind = kind });
        await w.Settled();

        var answer = Assert.Single(w.Published<OperationAnswered>());
        Assert.Equal((account, false, null, null), (answer.Account, answer.Known, answer.Progress, answer.DomainId));
    }

    private static AskOperation Ask(string requestId, string orderId) => new()
    {
        Account = Orders.Account,
        RequestId = requestId,
        IssuedAt = DateTimeOffset.UnixEpoch,
        OrderId = orderId,
        Kind = OperationKind.Register,
    };
}
