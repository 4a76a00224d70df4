using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.Faults.Rig;
using DomainWorkers.MiitSimulator;

namespace DomainWorkers.Faults.Ministry;

/// <summary>One run: broker, store, ministry, the side that tells of domains, two processes of the worker, and a kill at each place.</summary>
internal sealed class MinistryRun : IAsyncDisposable
{
    private const long Unit = 100001;
    private const string Password = "simulated-pw";
    private const int BurstSize = 10;
    private const int Backlog = 40;
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(2);
    private static readonly FaultAction[] OfUploads = [FaultAction.DoThenDrop, FaultAction.Drop, FaultAction.Garble, FaultAction.Forget, FaultAction.Busy];
    private static readonly FaultAction[] OfResults = [FaultAction.DuplicateResult, FaultAction.LateResult, FaultAction.SplitResult];

    private readonly MinistryPlan _plan;
    private readonly string _folder;
    private readonly List<MinistryKill> _kills = [];
    private readonly Random _dice;
    private MinistryServer _ministry = null!;
    private Trap? _trap;

    private MinistryRun(MinistryPlan plan, string folder) => (_plan, _folder, _dice) = (plan, folder, plan.Dice(4));

    public static async Task<MinistryEvidence> Run(MinistryPlan plan, CancellationToken cancellationToken)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"m{Environment.ProcessId}-{(uint)plan.Dice(0).Next():x}");
        await using var engines = await Engines.Open(unique, cancellationToken);
        await using var eye = new MinistryEye(engines.Store, unique);
        var folder = Path.Combine(EvidenceFolder.Repository, "artifacts", "faults", plan.FolderName);
        EvidenceFolder.Create(folder).Dispose();
        await using var run = new MinistryRun(plan, folder);
        await run.OpenMinistry(cancellationToken);
        return await run.Play(engines, eye, unique, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await _ministry.DisposeAsync();

    private async Task OpenMinistry(CancellationToken cancellationToken) => _ministry = await MinistryServer.Start(
        new MinistryOptions
        {
            Units = [new ReportingUnit(Unit, "registrar", Password)],
            LedgerPath = Path.Combine(_folder, "ledger.jsonl"),
            ResultDelay = TimeSpan.FromMilliseconds(300),
            Watch = (call, moment) => _trap?.Watch(call, moment) ?? Task.CompletedTask,
        },
        TimeProvider.System, cancellationToken);

    private async Task<MinistryEvidence> Play(Engines engines, MinistryEye eye, string prefix, CancellationToken cancellationToken)
    {
        var vault = await SampleVault.Fill(engines.Store, prefix, "MiitSync", cancellationToken);
        var settings = Settings(engines, prefix, vault);
        await Programs.Run("MiitSync", ["--topology", "apply"], settings, cancellationToken);
        await using var side = await DomainSide.Open(engines.Broker, _plan, cancellationToken);
        WorkerProcess[] workers = [.. Enumerable.Range(1, 2).Select(i => new WorkerProcess($"w{i}", settings, null, Path.Combine(_folder, $"w{i}.log"), "MiitSync"))];
        try
        {
            await Task.WhenAll(workers.Select(worker => worker.Start(cancellationToken)));
            _trap = new Trap(eye, workers, () => _ministry.Ministry.Fetchable(Unit) > 0, _plan.Dice(5));
            await Live(side, eye, cancellationToken);
            await Settle(side, eye, cancellationToken);
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        return await Gather(side, eye, cancellationToken);
    }

    /// <summary>Tells of domains while there are kills to come, so that every one finds work in hand.</summary>
    private async Task Live(DomainSide side, MinistryEye eye, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = Feed(side, eye, over.Token);
        try
        {
            var killing = Kill(cancellationToken);
            await await Task.WhenAny(killing, feeding);
            await killing;
        }
        finally
        {
            await over.CancelAsync();
            await feeding.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task Kill(CancellationToken cancellationToken)
    {
        var dice = _plan.Dice(6);
        for (var round = 0; round < _plan.Rounds; round++)
        {
            var places = KillPlace.All.ToArray();
            dice.Shuffle(places);
            foreach (var place in places)
            {
                // Only a lost answer makes anybody ask.
                if (place.Call == "isp_querypreviousupload")
                    _ministry.Faults.Next(FaultAction.DoThenDrop, "isp_upload");
                var (worker, processId, at) = await _trap!.Spring(place, Stuck, cancellationToken);
                _kills.Add(new MinistryKill(_kills.Count + 1, place.Name, worker.Instance, processId, at));
                await worker.Start(cancellationToken);
            }
        }
    }

    private async Task Feed(DomainSide side, MinistryEye eye, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await eye.Unfinished(cancellationToken) < Backlog)
            {
                if (_dice.NextDouble() < _plan.Mishaps)
                    _ministry.Faults.Next(OfUploads[_dice.Next(OfUploads.Length)], "isp_upload");
                if (_dice.NextDouble() < _plan.Mishaps)
                    _ministry.Faults.Next(OfResults[_dice.Next(OfResults.Length)], "result");
                foreach (var name in (await side.Burst(BurstSize, cancellationToken)).Where(_ => _dice.NextDouble() < _plan.Mishaps))
                    _ministry.Faults.Judge(name, 3005);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
        }
    }

    /// <summary>Returns when nothing is left to do, or when nothing happens any more; the verdict says which.</summary>
    private async Task Settle(DomainSide side, MinistryEye eye, CancellationToken cancellationToken)
    {
        var (seen, since) = (-1, TimeProvider.System.GetTimestamp());
        for (var quiet = 0; quiet < 5;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            var isDone = await eye.Unfinished(cancellationToken) == 0 && _ministry.Ministry.NextDueAt is null && _ministry.Ministry.Fetchable(Unit) == 0
                && await side.Waiting("miit-sync.domain-registered", cancellationToken) == 0 && await side.Waiting("miit-sync.name-servers-changed", cancellationToken) == 0;
            quiet = isDone ? quiet + 1 : 0;
            var news = _ministry.Ledger.Entries.Count(entry => entry.Kind != "refused") + side.Heard.Count;
            if (news != seen)
                (seen, since) = (news, TimeProvider.System.GetTimestamp());
            if (TimeProvider.System.GetElapsedTime(since) > Stuck)
                return;
        }
    }

    private async Task<MinistryEvidence> Gather(DomainSide side, MinistryEye eye, CancellationToken cancellationToken)
    {
        var (stopped, open, last) = await eye.Line(cancellationToken);
        var evidence = new MinistryEvidence(
            _plan, side.Told, await eye.Read(cancellationToken),
            [.. _ministry.Ministry.Records.Select(record => new KnownDomain(record.Id, record.Name, record.Fields["Ym_fwq"], record.Fields["Yxrq"]))],
            _kills, [.. side.Heard], _ministry.Ledger.Entries, stopped, open, last, await eye.Parked(cancellationToken), _folder);
        using var file = new JsonLines(Path.Combine(_folder, "evidence.jsonl"));
        file.Add(new { type = "run", seed = _plan.Seed, kills = _plan.Kills, stopped, open, last, parked = evidence.Parked });
        foreach (var (type, lines) in new (string, IEnumerable<object>)[]
        {
            ("told", evidence.Told), ("stored", evidence.Stored), ("known", evidence.Known), ("kill", evidence.Kills), ("heard", evidence.Heard),
        })
        {
            foreach (var line in lines)
                file.Add(new { type, line });
        }

        return evidence;
    }

    private Dictionary<string, string> Settings(Engines engines, string prefix, IEnumerable<KeyValuePair<string, string>> vault) => new(vault)
    {
        ["Broker__Uri"] = engines.Broker.OriginalString,
        ["Broker__Management"] = engines.Management.OriginalString,
        ["Store__Uri"] = engines.Store,
        ["Store__DatabasePrefix"] = prefix,
        ["Parking__SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["Ministry__Address"] = _ministry.Address.ToString(),
        ["Ministry__Unit"] = Unit.ToString(CultureInfo.InvariantCulture),
        ["Ministry__UserName"] = "registrar",
        ["Ministry__Password"] = Password,
        ["Ministry__Registrar"] = "示例网络有限公司",
        ["Reporting__Lease"] = _plan.Lease.ToString(),
        ["Reporting__Every"] = "00:00:00.1",
        ["Reporting__DownloadEvery"] = "00:00:00.1",
        ["Reporting__LongestPause"] = "00:00:01",
        ["Sweeps__miit-sync__line"] = "00:00:00.2",
    };
}
