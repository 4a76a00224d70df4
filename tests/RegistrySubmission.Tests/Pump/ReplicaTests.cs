using CsCheck;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>Two replicas of the worker over one store and one registry.</summary>
public sealed class ReplicaTests
{
    [Fact]
    public async Task The_same_order_at_both_at_once_is_done_once_and_answered_with_one_message()
    {
        for (var round = 0; round < 5; round++)
        {
            var registry = new FakeRegistry();
            var setup = new HarnessSetup { Parts = [registry] };
            await using var first = await Start(setup, "replica-1");
            await using var second = await Start(setup, "replica-2");
            var order = first.Register();

            await Task.WhenAll(first.Send(order), second.Send(order));
            await first.Settled();
            await first.AdvanceMachine(TimeSpan.FromSeconds(30));

            await Account.Balance(registry, first, [first, second], [order]);
            Assert.Single(registry.Received, command => command.StartsWith("create", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Orders_for_one_domain_spread_over_both_are_all_done()
    {
        var registry = new FakeRegistry();
        var setup = new HarnessSetup { Parts = [registry] };
        await using var first = await Start(setup, "replica-1");
        await using var second = await Start(setup, "replica-2");
        var domainId = await first.Registered("o-0");

        var orders = new List<object> { first.Register("o-0") };
        for (var number = 1; number <= 6; number++)
        {
            var order = first.Renew(domainId, $"o-{number}");
            orders.Add(order);
            await (number % 2 == 0 ? first : second).Send(order);
        }

        await first.Settled();
        await first.AdvanceMachine(TimeSpan.FromSeconds(60));

        await Account.Balance(registry, first, [first, second], orders);
        Assert.Equal(first.Clock.GetUtcNow().AddYears(7), registry.Find(Orders.Name)!.ExpiresAt);
    }

    [Fact]
    public async Task Doubts_are_settled_by_whoever_comes_first()
    {
        await Gen.Int[0, 3].Array[6].SampleAsync(async mishaps =>
        {
            var registry = new FakeRegistry();
            var setup = new HarnessSetup { Parts = [registry] };
            await using var first = await Start(setup, "replica-1");
            await using var second = await Start(setup, "replica-2");
            var orders = new List<SubmitRegistration>();
            for (var number = 0; number < mishaps.Length; number++)
            {
                var order = first.Register($"o-{number}", $"tea-{number}.cn");
                if (mishaps[number] == 1)
                    registry.Next(RegistryMishap.LoseAnswer, order.DomainName);
                else if (mishaps[number] == 2)
                    registry.Next(RegistryMishap.LoseCommand, order.DomainName);
                orders.Add(order);
                await (number % 2 == 0 ? first : second).Send(order);
            }

            await first.Settled();
            await first.AdvanceMachine(TimeSpan.FromSeconds(60));
            await Account.Balance(registry, first, [first, second], orders);
        }, iter: 5, threads: 1);
    }

    private static Task<WorkerHarness> Start(HarnessSetup setup, string instance) =>
        WorkerHarness.Start(new RegistrySubmissionModule(), setup with { Instance = instance, Life = new() });
}
