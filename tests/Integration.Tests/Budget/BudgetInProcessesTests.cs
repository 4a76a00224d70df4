using System.Text.Json;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests.Budget;

/// <summary>What ops see of a shared account: the worker's health, its log, and how it ends.</summary>
public sealed class BudgetInProcessesTests
{
    [Fact]
    public async Task Refused_credentials_show_in_readiness_and_log_and_do_not_make_the_worker_unready()
    {
        await using var site = await Site.Prepared();
        site.Settings["Registries__cnnic__Password"] = "not-the-password";
        await using var worker = await site.ReadyWorker();

        var text = "";
        await Eventually.True(
            async () =>
            {
                (var ready, text) = await worker.Health();
                Assert.True(ready, text);
                return text.Contains("no login before", StringComparison.Ordinal);
            },
            "readiness names the stop", () => $"{text}\n{worker.Process.Said}");

        Assert.Contains("cnnic: 0 of 2 sessions", text, StringComparison.Ordinal);
        Assert.Contains("(credentials refused)", text, StringComparison.Ordinal);
        Assert.Single(worker.Log(), line => EventOf(line) == 2404);
    }

    [Fact]
    public async Task Two_workers_share_the_only_session_and_nobodys_work_waits_for_one_who_has_none()
    {
        const int Count = 30;
        await using var site = await Site.Prepared(sessions: 1);
        site.Settings["Registries__cnnic__MaxSessions"] = "1";
        site.Settings["Registries__cnnic__CommandsPerSecond"] = "50";
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.domain-registered");
        site.Settings["Worker__Instance"] = "one";
        await using var one = await site.ReadyWorker();
        site.Settings["Worker__Instance"] = "two";
        await using var two = await site.ReadyWorker();

        foreach (var number in Enumerable.Range(1, Count))
            await orders.Publish("dw.submit-registration", Orders.Account, Orders.Registration($"o-{number}", $"share-{number}.cn"));

        await Eventually.True(
            () => orders.Messages.Select(heard => heard.OrderId).Distinct().Count() == Count,
            "all are registered", () => $"{orders.Messages.Count}\n{one.Process.Said}\n{two.Process.Said}");
        var events = one.Log().Concat(two.Log()).Select(EventOf).ToArray();
        Assert.DoesNotContain(2404, events);
        Assert.DoesNotContain(2002, events);
        Assert.Equal(1, site.Registry.Server.PeakSessions("registrar"));
        Assert.All(Enumerable.Range(1, Count), number => Assert.Single(site.Registry.Server.Ledger.Executed("domain:create", $"share-{number}.cn")));
    }

    [Fact]
    public async Task The_older_of_two_processes_with_one_name_ends_with_exit_code_3()
    {
        await using var site = await Site.Prepared();
        site.Settings["Worker__Instance"] = "one";
        await using var older = await site.ReadyWorker();
        await using var orders = await OrderSide.Connect(site.Broker);
        await using var newer = await site.ReadyWorker();

        // The later one is noticed as soon as it wants a session; which of them gets an order is the broker's choice.
        var sent = 0;
        await Eventually.True(
            async () =>
            {
                await orders.Publish("dw.submit-registration", Orders.Account, Orders.Registration($"o-{++sent}", $"two-{sent}.cn"));
                return older.Log().Any(line => EventOf(line) == 2401);
            },
            "the older one notices", () => $"{older.Process.Said}\n{newer.Process.Said}");

        Assert.Equal(3, await older.Process.Exit());
        Assert.False(newer.Process.HasExited);
        Assert.DoesNotContain(newer.Log(), line => EventOf(line) == 2401);
    }

    private static int EventOf(JsonElement line) =>
        line.TryGetProperty("EventId", out var id) && id.TryGetProperty("Id", out var number) ? number.GetInt32() : 0;
}
