using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>One worker on one virtual host for a class of tests, started when the first one needs it.</summary>
public sealed class RunningWorker : IAsyncLifetime
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private Site? _site;
    private Worker? _worker;

    internal async Task<(Site Site, Worker Worker)> Get()
    {
        // Asked for by a test, so that each one fails or is skipped by itself.
        _ = Engines.Given();
        await _one.WaitAsync();
        try
        {
            _site ??= await Site.Prepared();
            _worker ??= await _site.ReadyWorker();
            return (_site, _worker);
        }
        finally
        {
            _one.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.DisposeAsync();
        if (_site is not null)
            await _site.DisposeAsync();
        _one.Dispose();
    }
}

/// <summary>A worker is ready only on the topology that its build needs.</summary>
public sealed class ReadinessTests(RunningWorker running) : IClassFixture<RunningWorker>
{
    [Fact]
    public async Task A_worker_waits_unready_until_the_topology_is_applied()
    {
        await using var site = await Site.Bare();
        await using var worker = site.StartWorker();

        await worker.Unready("was never applied: run this program with --topology apply");
        Assert.Equal(0, (await site.Topology("apply")).Code);
        await worker.Ready();
        Assert.True((await worker.Health("/health/live")).Ready);
    }

    [Fact]
    public async Task Whatever_is_taken_away_is_named_by_verify_clears_the_stamp_and_is_brought_back_by_apply()
    {
        var (site, worker) = await running.Get();
        var host = site.VirtualHost;
        foreach (var (taken, named) in new[]
        {
            ($"policies/{host}/registry-submission", "policy registry-submission"),
            ($"policies/{host}/dw.domain-registered", "policy dw.domain-registered"),
            ($"policies/{host}/dw.unheard", "policy dw.unheard"),
            ($"queues/{host}/dead.registry-submission", "quorum queue dead.registry-submission is missing"),
            ($"queues/{host}/dw.unheard", "quorum queue dw.unheard is missing"),
            ($"exchanges/{host}/dead.registry-submission", "fanout exchange dead.registry-submission is missing"),
            ($"exchanges/{host}/dw.domain-renewed", "topic exchange dw.domain-renewed is missing"),
            ($"bindings/{host}/e/dw.submit-registration/e/registry-submission.submit-registration/%23",
                "binding of dw.submit-registration to exchange registry-submission.submit-registration with # is missing"),
        })
        {
            await site.Management.Delete(taken);
            var (code, output) = await site.Topology("verify");
            Assert.Equal(1, code);
            Assert.Contains(named, output, StringComparison.Ordinal);
            await worker.Unready(named);
        }

        Assert.Equal(0, (await site.Topology("apply")).Code);
        await worker.Ready();
        Assert.Equal(0, (await site.Topology("verify")).Code);
    }

    [Fact]
    public async Task A_policy_that_was_changed_or_is_outranked_is_named()
    {
        var (site, worker) = await running.Get();
        await site.Management.Put($"policies/{site.VirtualHost}/registry-submission", new Dictionary<string, object>
        {
            ["pattern"] = "^registry-submission\\.",
            ["apply-to"] = "queues",
            ["priority"] = 100,
            ["definition"] = new Dictionary<string, object> { ["delivery-limit"] = 3 },
        });
        await site.Management.Put($"policies/{site.VirtualHost}/ops-wide", new Dictionary<string, object>
        {
            ["pattern"] = ".*",
            ["apply-to"] = "all",
            ["priority"] = 100,
            ["definition"] = new Dictionary<string, object> { ["max-length"] = 1000 },
        });

        var (code, output) = await site.Topology("apply");
        Assert.Equal(1, code);
        Assert.Contains("policy ops-wide (priority 100) keeps policy registry-submission from registry-submission.submit-registration",
            output, StringComparison.Ordinal);
        await worker.Unready("ops-wide");

        await site.Management.Delete($"policies/{site.VirtualHost}/ops-wide");
        (code, output) = await site.Topology("verify");
        Assert.True(code == 0, output);
        await worker.Ready();
    }

    [Fact]
    public async Task A_queue_that_is_deleted_at_run_time_makes_the_worker_unready_until_it_is_back()
    {
        var (site, worker) = await running.Get();
        await using var orders = await OrderSide.Connect(site.Broker);
        await orders.Listen("dw.domain-registered");

        await site.Management.Delete($"queues/{site.VirtualHost}/registry-submission.submit-registration");
        Assert.Equal(0, (await site.Topology("apply")).Code);
        await worker.Ready();

        await orders.Publish("dw.submit-registration", Orders.Account, Orders.Registration("after-deletion", "after-deletion.cn"));
        await orders.Hears("dw.domain-registered", "after-deletion", () => worker.Process.Said);
    }

    [Fact]
    public async Task The_answer_lists_each_check_with_what_it_found()
    {
        var (_, worker) = await running.Get();

        await worker.Ready();
        var (_, text) = await worker.Health();

        var answer = System.Text.Json.JsonDocument.Parse(text).RootElement;
        Assert.Equal("Healthy", answer.GetProperty("status").GetString());
        Assert.Equal(["masstransit-bus", "registries", "store", "topology"],
            answer.GetProperty("checks").EnumerateObject().Select(check => check.Name).Order(StringComparer.Ordinal));
    }
}
