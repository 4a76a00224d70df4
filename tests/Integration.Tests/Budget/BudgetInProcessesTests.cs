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
