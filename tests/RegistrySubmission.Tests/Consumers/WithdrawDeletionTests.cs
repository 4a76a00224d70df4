using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Consumers;

public sealed class WithdrawDeletionTests
{
    private readonly FakeRegistry _registry = new();

    [Fact]
    public async Task Takes_a_deletion_back_that_waits_for_the_registry()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        _registry.IsDown = true;
        await w.Send(await Delete(w, id));
        await w.AdvanceMachine(TimeSpan.FromSeconds(5));

        await w.Send(Withdraw(w, id));
        await w.AdvanceMachine(TimeSpan.FromSeconds(10));
        _registry.IsDown = false;
        await w.AdvanceMachine(TimeSpan.FromMinutes(2));

        Assert.Equal("DeletionWithdrawn", Assert.Single(Assert.Single(w.Published<DeletionRefused>()).Reasons).Code);
        Assert.DoesNotContain(_registry.Received, received => received.StartsWith("delete", StringComparison.Ordinal));
        // The domain is free for the next order.
        await w.Send(w.Renew(id));
        await w.Settled();
        Assert.Single(w.Published<DomainRenewed>());
    }

    [Fact]
    public async Task Takes_a_deletion_back_that_waits_for_another_order()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();
        var delete = await Delete(w, id);
        _registry.AnswersNoQuestions = true;
        _registry.Next(RegistryMishap.LoseAnswer);
        await w.Send(w.Renew(id));
        await w.AdvanceMachine(TimeSpan.FromSeconds(3));
        await w.Send(delete);
        await w.AdvanceMachine(TimeSpan.FromSeconds(3));

        await w.Send(Withdraw(w, id));
        await w.AdvanceMachine(TimeSpan.FromSeconds(10));
        _registry.AnswersNoQuestions = false;
        await w.AdvanceMachine(TimeSpan.FromMinutes(3));

        Assert.Equal("DeletionWithdrawn", Assert.Single(Assert.Single(w.Published<DeletionRefused>()).Reasons).Code);
        Assert.Single(w.Published<DomainRenewed>());
    }

    [Fact]
    public async Task Keeps_a_deletion_from_beginning_that_it_has_overtaken_and_answers_repeats_alike()
    {
        await using var w = await Orders.Start(_registry);
        var id = await w.Registered();

        await w.Send(Withdraw(w, id));
        await w.Settled();
        await w.Send(await Delete(w, id));
        await w.Send(Withdraw(w, id));
        await w.Settled();

        Assert.Equal(3, w.Published<DeletionRefused>().Count);
        Assert.All(w.Published<DeletionRefused>(), refused => Assert.Equal("DeletionWithdrawn", Assert.Single(refused.Reasons).Code));
        Assert.DoesNotContain(_registry.Received, received => received.StartsWith("delete", StringComparison.Ordinal));
    }

    private static async Task<DeleteDomain> Delete(WorkerHarness w, string id)
    {
        var domain = (await w.Find<DomainState>(id))!;
        return new DeleteDomain
        {
            Account = Orders.Account,
            OrderId = "del-1",
            IssuedAt = w.Clock.GetUtcNow(),
            DomainId = id,
            DomainVersion = domain.RecordVersion,
            ExpiresAt = domain.ExpiresAt!.Value,
            PaidUntil = domain.PaidUntil,
        };
    }

    private static WithdrawDeletion Withdraw(WorkerHarness w, string id) =>
        new() { Account = Orders.Account, OrderId = "del-1", IssuedAt = w.Clock.GetUtcNow(), DomainId = id };
}
