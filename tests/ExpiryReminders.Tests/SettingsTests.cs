using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DomainWorkers.ExpiryReminders.Tests;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Security"] = "None",
        ["Mail:From"] = "no-reply@registrar.example",
        ["Sweeps:expiry-reminders:plans"] = "0 0/5 * * * ?",
        ["Sweeps:expiry-reminders:notices"] = "00:00:02",
    };

    [Fact]
    public async Task Good_settings_start_without_the_link_that_another_worker_needs()
    {
        await using var harness = await Start(Good);
        Assert.DoesNotContain(harness.Log, line => line.Exception is not null);
    }

    [Fact]
    public async Task A_sweep_is_woken_by_expression_or_span()
    {
        await using var harness = await Start(Good);
        var scheduler = await harness.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        var plans = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey("expiry-reminders/plans")));
        Assert.Equal(("0 0/5 * * * ?", TimeZoneInfo.Utc), (plans.CronExpressionString, plans.TimeZone));
        var notices = Assert.IsAssignableFrom<ISimpleTrigger>(await scheduler.GetTrigger(new TriggerKey("expiry-reminders/notices")));
        Assert.Equal(TimeSpan.FromSeconds(2), notices.RepeatInterval);
        var wishes = Assert.IsAssignableFrom<ICronTrigger>(await scheduler.GetTrigger(new TriggerKey("expiry-reminders/wishes")));
        Assert.Equal("0/5 * * * * ?", wishes.CronExpressionString);
    }

    [Theory]
    [InlineData("Mail:Host", null, "Mail__Host")]
    [InlineData("Mail:From", "nobody", "Mail__From")]
    [InlineData("Reminders:SendAt", "1.00:00:00", "Reminders__SendAt")]
    [InlineData("Reminders:RenewPage", "http://console.example/{domain}", "Reminders__RenewPage")]
    [InlineData("Reminders:RenewPage", "https://console.example/", "Reminders__RenewPage")]
    [InlineData("Reminders:ReviewPage", "javascript:{domain}", "Reminders__ReviewPage")]
    [InlineData("Reminders:GiveUpAfter", "02:00:00", "Reminders__GiveUpAfter")]
    [InlineData("Reminders:Paralel", "4", "Reminders__Paralel")]
    [InlineData("Policy:File", "/nowhere/policy.json", "Policy__File")]
    [InlineData("Sweeps:expiry-reminders:plans", "every minute", "Sweeps__expiry-reminders__plans")]
    [InlineData("Sweeps:expiry-reminders:plans", "0 0 25 * * ?", "Sweeps__expiry-reminders__plans")]
    [InlineData("Sweeps:expiry-reminders:plan", "00:00:05", "Sweeps__expiry-reminders__plan")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string? value, string named)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(async () => await Start(new(Good) { [key] = value }));

        Assert.Contains(named, exception.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static Task<WorkerHarness> Start(Dictionary<string, string?> settings) =>
        WorkerHarness.Start(new ExpiryRemindersModule(), new HarnessSetup { Settings = settings });
}
