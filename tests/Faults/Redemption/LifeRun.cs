using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.Faults.Rig;

namespace DomainWorkers.Faults.Redemption;

/// <summary>
/// One run: domains are registered while the registry's clock stands a year back, then expire within seconds, and are deleted, bought back, renewed
/// and released while three processes (two of RedemptionDeletion) are killed.
/// </summary>
internal sealed class LifeRun : IAsyncDisposable
{
    // Deletion by the calendar waits for this beside the grace period, which the run's policy sets to nothing.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(7);
    private static readonly string[] Workers = [LifeEye.Life, LifeEye.Registry];

    private readonly LifePlan _plan;
    private readonly string _folder;
    private readonly HaltedClock _clock = new();
    private readonly AccountSide _account;
    private readonly ConcurrentQueue<LifeKill> _kills = new();
    private MortalRegistry _registry = null!;

    private LifeRun(LifePlan plan, string folder) => (_plan, _folder, _account) = (plan, folder, new AccountSide(plan));

    public static async Task<LifeRunEvidence> Run(LifePlan plan, CancellationToken cancellationToken)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"l{Environment.ProcessId}-{(uint)plan.Dice(0).Next():x}");
        await using var engines = await Engines.Open(unique, cancellationToken);
        await using var store = new LooseStore(engines.Store, unique);
        var folder = Path.Combine(EvidenceFolder.Repository, "artifacts", "faults", plan.FolderName);
        EvidenceFolder.Create(folder).Dispose();
        await using var run = new LifeRun(plan, folder);
        run._registry = await MortalRegistry.Start(plan, run._clock, Path.Combine(folder, "ledger.jsonl"), cancellationToken);
        return await run.Play(engines, new LifeEye(store), unique, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await _registry.DisposeAsync();

    private async Task<LifeRunEvidence> Play(Engines engines, LifeEye eye, string prefix, CancellationToken cancellationToken)
    {
        var settings = Settings(engines, prefix, await SampleVault.Fill(engines.Store, prefix, "RegistrySubmission", cancellationToken));
        foreach (var project in new[] { "RegistrySubmission", "RedemptionDeletion" })
            await Programs.Run(project, ["--topology", "apply"], settings, cancellationToken);
        await using var side = await PlainSide.Open(engines.Broker, AccountSide.Exchanges, _account.Hear, cancellationToken);
        _account.Speak(side);
        WorkerProcess[] workers =
        [
            new("registry", settings, null, Path.Combine(_folder, "registry.log")),
            .. Enumerable.Range(1, 2).Select(i => new WorkerProcess($"life{i}", settings, null, Path.Combine(_folder, $"life{i}.log"), "RedemptionDeletion")),
        ];
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            await workers[0].Start(cancellationToken);
            await Register(TimeSpan.FromSeconds(20) + (6 * TimeProvider.System.GetElapsedTime(started)), cancellationToken);
            await Task.WhenAll(workers[1..].Select(worker => worker.Start(cancellationToken)));
            await Until(async () => await eye.Lives(cancellationToken) == _plan.Domains, cancellationToken);
            await _account.SpeakBeforeExpiry(cancellationToken);
            await Until(() => Task.FromResult(_account.Domains.All(domain => domain.LatestEnd is null || _account.Knows(domain, "dw.payment-noted"))), cancellationToken);
            await Killing(workers, eye, cancellationToken);
            await Settle(side, eye, cancellationToken);
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        var evidence = await eye.Gather(
            _plan, _account.Domains, [.. _account.Heard], _registry.Ledger, [.. _kills.OrderBy(kill => kill.At)],
            (int)await side.Waiting([.. Workers.Select(worker => $"dead.{worker}"), "dw.unheard"], CancellationToken.None));
        Write(evidence);
        return evidence;
    }

    /// <summary>Some names expire soon; those of which something is said before expiry expire when the other processes had time to start and hear it.</summary>
    private async Task Register(TimeSpan timeToSpeak, CancellationToken cancellationToken)
    {
        Fate[] all = [.. Enumerable.Range(0, _plan.Domains).Select(i => (Fate)(i % 5))];
        var number = 0;
        foreach (var group in all.GroupBy(fate => fate is Fate.Released or Fate.Redeemed).OrderByDescending(group => group.Key))
        {
            var expiresAt = Whole(TimeProvider.System.GetUtcNow() + (group.Key ? TimeSpan.FromSeconds(15) : timeToSpeak));
            _clock.StandAt(expiresAt.AddYears(-1));
            foreach (var fate in group)
                await _account.Register(++number, fate, expiresAt, cancellationToken);
            await Until(() => Task.FromResult(_account.Domains.Count == number), cancellationToken);
        }

        _clock.Go();
    }

    private async Task Killing(WorkerProcess[] workers, LifeEye eye, CancellationToken cancellationToken)
    {
        var kills = new RandomKills(
            workers, _plan.Dice, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12), async worker => await eye.UnderWay(worker.Instance, cancellationToken) > 0,
            async killed => _kills.Enqueue(new LifeKill(killed.Number, killed.Instance, killed.ProcessId, killed.At, await eye.UnderWay(killed.Instance, cancellationToken))));
        await kills.Run(_plan.Kills, cancellationToken);
    }

    /// <summary>Returns when nothing is left to do, or when nothing happens any more; the verdict says which.</summary>
    private async Task Settle(PlainSide side, LifeEye eye, CancellationToken cancellationToken)
    {
        var (seen, since) = (-1, TimeProvider.System.GetTimestamp());
        for (var quiet = 0; quiet < 4 && TimeProvider.System.GetElapsedTime(since) < Stuck;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
            _registry.Advance();
            var isDone = !_account.Open.Any() && await eye.Unfinished(cancellationToken) == 0 && await side.Waiting(LifeEye.Queues, cancellationToken) == 0;
            quiet = isDone ? quiet + 1 : 0;
            if (_account.Heard.Count + _registry.Written is var news && news != seen)
                (seen, since) = (news, TimeProvider.System.GetTimestamp());
        }
    }

    private static async Task Until(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !await condition();)
        {
            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromMinutes(3))
                throw new TimeoutException("The run did not come to its beginning; see the workers' logs in the evidence.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private void Write(LifeRunEvidence evidence)
    {
        using var file = new JsonLines(Path.Combine(_folder, "evidence.jsonl"));
        file.Add(new { type = "run", seed = _plan.Seed, evidence.UnansweredOrders, evidence.OpenOperations, evidence.Parked, evidence.DeadLetters });
        foreach (var (type, lines) in new (string, IEnumerable<object>)[]
        {
            ("domain", evidence.Domains), ("heard", evidence.Heard), ("life", evidence.Lives), ("record", evidence.Records), ("kill", evidence.Kills),
        })
        {
            foreach (var line in lines)
                file.Add(new { type, line });
        }
    }

    /// <summary>A grace period of nothing, so that days become seconds; the registry's clock says the rest.</summary>
    private string WritePolicy()
    {
        var file = Path.Combine(_folder, "policy.json");
        File.WriteAllText(file, """
            { "rules": [ { "rule": "lifecycle", "for": ["@cnnic"], "validFrom": "2022-04-09", "source": "the rig's own",
              "value": { "addGraceDays": 0, "graceDays": 0, "redemptionDays": 14, "pendingDeleteDays": 0, "parkAfterDays": 0,
                "restoreAddsYear": false, "restoreReportDays": 7, "toleranceHours": 24,
                "resume": { "ownDnsHours": 24, "otherDnsHours": 48, "afterRestoreHours": 48 } } } ] }
            """);
        return file;
    }

    private Dictionary<string, string> Settings(Engines engines, string prefix, IEnumerable<KeyValuePair<string, string>> vault) =>
        new(vault.Concat(_registry.Settings()))
        {
            ["Broker__Uri"] = engines.Broker.OriginalString,
            ["Broker__Management"] = engines.Management.OriginalString,
            ["Store__Uri"] = engines.Store,
            ["Store__DatabasePrefix"] = prefix,
            ["Parking__SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Policy__File"] = WritePolicy(),
            ["Pump__Lease"] = "00:00:05",
            ["Pump__SettleDelay"] = "00:00:03",
            ["Pump__MaxAttempts"] = "50",
            ["Poll__Every"] = "00:00:01",
            ["Poll__Lease"] = "00:00:05",
            ["Poll__MaxAttempts"] = "50",
            ["Redemption__ClockTolerance"] = Tolerance.ToString(),
            ["Redemption__CancellationWindow"] = "00:00:02",
            ["Redemption__Lease"] = "00:00:10",
            ["Redemption__MaxAttempts"] = "50",
            ["Sweeps__redemption-deletion__lives"] = "00:00:01",
        };

    private static DateTimeOffset Whole(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
