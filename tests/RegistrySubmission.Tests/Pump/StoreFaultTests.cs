using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>The store loses one call, or one answer, at every write in turn, and the process lives on.</summary>
public sealed class StoreFaultTests
{
    private static readonly StoreOperation[] Writes =
        [StoreOperation.Insert, StoreOperation.Save, StoreOperation.Claim, StoreOperation.Clear];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_write_is_lost_and_the_account_balances(bool applied)
    {
        for (var number = 1; ; number++)
        {
            var registry = new FakeRegistry();
            var setup = new HarnessSetup { Parts = [registry] };
            await using var lives = new Lives(setup);
            var w = await lives.Next();
            var writes = 0;
            foreach (var operation in Writes)
            {
                if (applied)
                    setup.Store.Faults.LoseAnswer(operation, when: _ => Interlocked.Increment(ref writes) == number);
                else
                    setup.Store.Faults.LoseCall(operation, when: _ => Interlocked.Increment(ref writes) == number);
            }

            await lives.Send(w.Register("o-1"));
            await w.Settled();
            await lives.Send(w.Renew(OperationIds.DomainId("acme/register/o-1"), "o-2", 2));
            await lives.Finish();

            await Account.Balance(registry, w, lives.All, lives.Orders);
            if (writes < number)
            {
                Assert.True(number > 12, $"Only {writes} writes were seen.");
                return;
            }
        }
    }

    [Fact]
    public async Task An_order_outlasts_a_store_that_is_away()
    {
        var registry = new FakeRegistry();
        var setup = new HarnessSetup { Parts = [registry] };
        await using var lives = new Lives(setup);
        var w = await lives.Next();
        setup.Store.Faults.LoseCall(StoreOperation.Insert, times: 3);
        setup.Store.Faults.LoseCall(StoreOperation.Due, times: 3);
        setup.Store.Faults.LoseAnswer(StoreOperation.Save, times: 2);

        await lives.Send(w.Register("o-1"));
        await lives.Finish();

        await Account.Balance(registry, w, lives.All, lives.Orders);
    }
}
