using System.Diagnostics;
using System.Globalization;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>Asked to stop in the middle of its work, a worker brings to a stored end what it has begun, and gives back the rest.</summary>
public sealed class DrainTests
{
    private const int Orders = 40;

    // The limit of a graceful stop, and what a busy machine needs to see it.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25 + 10);

    [Fact]
    public async Task Stops_in_time_under_load_and_leaves_nothing_half_done()
    {
        await using var site = await Site.Prepared();
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.domain-registered");
        await using (var first = await site.ReadyWorker())
        {
            foreach (var number in Enumerable.Range(0, Orders))
                await orders.Publish("dw.submit-registration", Rig.Orders.Account, Order(number));
            await orders.Hears("dw.domain-registered", Id(0), () => first.Process.Said);

            var asked = Stopwatch.GetTimestamp();
            first.Process.Terminate();
            Assert.True(await first.Process.Exit(Longest) == 0, first.Process.Said);
            Assert.True(Stopwatch.GetElapsedTime(asked) < Longest);
            // Stopping is no doubt: no command was cut off.
            Assert.DoesNotContain(first.Log(), line => line.TryGetProperty("EventId", out var id) && id.GetProperty("Id").GetInt32() == 2002);
        }

        await using var second = await site.ReadyWorker();
        foreach (var number in Enumerable.Range(0, Orders))
            await orders.Hears("dw.domain-registered", Id(number), () => second.Process.Said);
        Assert.All(Enumerable.Range(0, Orders), number =>
            Assert.Single(site.Registry.Server.Ledger.Executed("domain:create", $"{Id(number)}.cn")));
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"drain-{number}");

    private static string Order(int number) => Rig.Orders.Registration(Id(number), $"{Id(number)}.cn");
}
