using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.TestKit;

namespace DomainWorkers.RealNameReview.Tests.Pump;

/// <summary>A process dies before or after a write or a call; the next one on the same store brings it to the same end, with one submission.</summary>
public sealed class CrashTests
{
    /// <summary>Each so-many-th step by default; REALNAME_CRASH_STRIDE=1 takes all of them.</summary>
    private static readonly int Stride = int.TryParse(Environment.GetEnvironmentVariable("REALNAME_CRASH_STRIDE"), out var stride) ? stride : 9;

    [Fact]
    public async Task Wherever_it_dies_there_is_one_submission_and_one_end()
    {
        var clean = await Steps(int.MaxValue);
        Assert.Contains("before submit", clean.Life.Steps);
        Assert.True(clean.Life.Steps.Count > clean.Created + 20, string.Join('\n', clean.Life.Steps));
        for (var step = clean.Created + 1; step <= clean.Life.Steps.Count; step += Stride)
            await DieAt(step, clean.Life.Steps[step - 1]);
    }

    private static async Task DieAt(int step, string name)
    {
        var (life, _, store, provider, files, keys, material) = await Steps(step);
        Assert.True(life.IsDead, $"{step} ({name}) is never reached.");
        await using var second = await Scene.Start(new HarnessSetup { Store = store }, provider, files, keys);
        // What was not acknowledged comes again.
        await second.Send(material);
        await second.W.AdvanceMachine(TimeSpan.FromMinutes(10));
        Assert.True((await second.State()).Standing == ProfileStanding.Verified, $"Not verified after {step} ({name}).");
        Assert.True(provider.Submitted.Count == 1, $"{provider.Submitted.Count} submissions after {step} ({name}).");
    }

    private static async Task<(ProcessLife Life, int Created, InMemoryStore Store, FakeProvider Provider, FakeFiles Files, Keys Keys, SubmitMaterial Material)> Steps(int step)
    {
        var (life, store, provider, files, keys) = (new ProcessLife(), new InMemoryStore(), new FakeProvider(), new FakeFiles(), new Keys());
        await using var first = await Scene.Start(new HarnessSetup { Store = store, Life = life }, provider, files, keys);
        await first.Send(first.Create(requestId: "create"));
        var created = life.Steps.Count;
        var material = first.Material(requestId: "material");
        life.DieAt(step);
        await first.Send(material);
        return (life, created, store, provider, files, keys, material);
    }

    [Fact]
    public async Task Two_replicas_submit_once()
    {
        var store = new InMemoryStore();
        var provider = new FakeProvider();
        var files = new FakeFiles();
        var keys = new Keys();
        await using var one = await Scene.Start(new HarnessSetup { Store = store, Instance = "replica-1" }, provider, files, keys);
        await using var two = await Scene.Start(new HarnessSetup { Store = store, Instance = "replica-2" }, provider, files, keys);
        await one.Send(one.Create(requestId: "create"));
        var material = one.Material(requestId: "material");
        await Task.WhenAll(one.W.Send(material), two.W.Send(material));
        await Task.WhenAll(one.W.Settled(), two.W.Settled());
        await one.W.AdvanceMachine(TimeSpan.FromMinutes(5));
        Assert.Equal(ProfileStanding.Verified, (await one.State()).Standing);
        Assert.Single(provider.Submitted);
    }

    [Fact]
    public async Task A_store_that_loses_answers_changes_nothing_about_the_end()
    {
        await using var scene = await Scene.Start(new HarnessSetup
        {
            Settings = new Dictionary<string, string?> { ["Review:Lease"] = "00:00:10" },
        });
        await scene.Send(scene.Create());
        foreach (var collection in new[] { "materials", "profiles", "reviews", "submissions", "operations" })
        {
            scene.W.Setup.Store.Faults.LoseAnswer(StoreOperation.Save, when: call => call.Collection == collection);
            scene.W.Setup.Store.Faults.LoseAnswer(StoreOperation.Insert, when: call => call.Collection == collection);
        }

        await scene.Send(scene.Material());
        await scene.W.AdvanceMachine(TimeSpan.FromMinutes(10));
        Assert.Equal(ProfileStanding.Verified, (await scene.State()).Standing);
        Assert.Single(scene.Provider.Submitted);
    }
}
