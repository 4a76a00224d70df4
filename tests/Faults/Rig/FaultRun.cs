using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.Faults.Evidence;

namespace DomainWorkers.Faults.Rig;

/// <summary>One run from empty queues to evidence: broker, store, registry, order side, worker processes, kills.</summary>
internal sealed class FaultRun
{
    private static readonly string[] Queues = ["registry-submission.submit-registration", "registry-submission.renew-domain"];

    /// <summary>Where the broker puts what it gave up on, and events that nobody is bound for.</summary>
    private static readonly string[] LastResorts = ["dead.registry-submission", "dw.unheard"];

    /// <summary>Nothing at all has happened for so long although something is left to do: the run is over, and the verdict says what is stuck.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(2);

    private readonly FaultPlan _plan;
    private readonly EvidenceFolder _folder;
    private readonly Demand _demand;
    private readonly ConcurrentQueue<EventLine> _events = new();
    private readonly ConcurrentQueue<KillLine> _kills = new();
    private readonly ConcurrentQueue<WorkerLife> _lives = new();

    private FaultRun(FaultPlan plan, EvidenceFolder folder)
    {
        _plan = plan;
        _folder = folder;
        _demand = new Demand(plan);
    }

    public static async Task<RunEvidence> Run(FaultPlan plan, CancellationToken cancellationToken)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"f{Environment.ProcessId}-{(uint)plan.Dice(0).Next():x}");
        await using var engines = await Engines.Open(unique, cancellationToken);
        await using var store = new StoreEye(engines.Store, unique);
        using var folder = EvidenceFolder.Create(plan);
        await using var registry = await SimulatedRegistry.Start(plan, folder.File("ledger.jsonl"), cancellationToken);
        return await new FaultRun(plan, folder).Run(engines, store, unique, registry, cancellationToken);
    }

    private async Task<RunEvidence> Run(
        Engines engines, StoreEye store, string prefix, SimulatedRegistry registry, CancellationToken cancellationToken)
    {
        var vault = await SampleVault.Fill(engines.Store, prefix, "RegistrySubmission", cancellationToken);
        var settings = Settings(engines, prefix, registry, vault);
        // What a deployment does before the first worker starts.
        await Programs.Run("RegistrySubmission", ["--topology", "apply"], settings, cancellationToken);
        await using var orderSide = await OrderSide.Open(engines.Broker, _plan, Heard, cancellationToken);
        var workers = Enumerable.Range(1, _plan.Workers)
            .Select(i => new WorkerProcess($"w{i}", settings, _plan.Sabotage, _folder.File($"w{i}.log")))
            .ToArray();
        StoredState? stored = null;
        try
        {
            await Live(orderSide, store, registry, workers, cancellationToken);
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
            stored = await store.Read(await LeftOver(orderSide));
            _folder.Close(_plan, _demand.Orders, _lives, stored);
        }

        return new RunEvidence(_plan, _demand.Orders, [.. _events], [.. _kills], [.. _lives], registry.Ledger, stored, _folder.Path);
    }

    private async Task Live(
        OrderSide orderSide, StoreEye store, SimulatedRegistry registry, WorkerProcess[] workers, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = await Task.WhenAll(workers.Select(worker => worker.Start(stop.Token)));
        var kills = new KillLoop(_plan, _demand, store, Killed, _lives.Enqueue);
        var loops = workers.Select((worker, place) => kills.Run(worker, ready[place], place, stop.Token));
        List<Task> running = [.. loops, new Feed(_plan, _demand, orderSide, kills, workers).Run(stop.Token)];
        var settle = Settle(orderSide, store, registry, () => running.All(task => task.IsCompleted), stop.Token);
        try
        {
            // Whoever fails first ends the run; the others would wait for it.
            for (var open = running.Append(settle).ToList(); open.Count > 0;)
            {
                var first = await Task.WhenAny(open);
                open.Remove(first);
                await first;
                if (first == settle)
                    break;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll([.. running, settle]).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Returns when everything is fed and killed and nothing is left to do, or when nothing happens any more.</summary>
    private async Task Settle(
        OrderSide orderSide, StoreEye store, SimulatedRegistry registry, Func<bool> allFed, CancellationToken cancellationToken)
    {
        var seen = (-1, -1, -1);
        var since = TimeProvider.System.GetUtcNow();
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
            var now = TimeProvider.System.GetUtcNow();
            var news = (_events.Count, _kills.Count, registry.Written);
            if (news != seen)
                (seen, since) = (news, now);

            if (now - since > Stuck)
                return;
            var patience = _demand.Open == 0 ? TimeSpan.FromSeconds(1) : _plan.Patience;
            if (allFed() && now - since > patience && await IsQuiet(orderSide, store, cancellationToken))
                return;
        }
    }

    private static async Task<int> LeftOver(OrderSide orderSide)
    {
        var left = 0u;
        foreach (var queue in LastResorts)
            left += await orderSide.Waiting(queue, CancellationToken.None);
        return (int)left;
    }

    private static async Task<bool> IsQuiet(OrderSide orderSide, StoreEye store, CancellationToken cancellationToken)
    {
        foreach (var queue in Queues)
        {
            if (await orderSide.Waiting(queue, cancellationToken) > 0)
                return false;
        }

        return await store.Unfinished(cancellationToken) == 0;
    }

    private Dictionary<string, string> Settings(
        Engines engines, string prefix, SimulatedRegistry registry, IEnumerable<KeyValuePair<string, string>> vault)
    {
        var user = engines.Broker.UserInfo.Split(':')[0];
        var settings = new Dictionary<string, string>(registry.Settings().Concat(vault))
        {
            ["Broker__Uri"] = engines.Broker.OriginalString,
            ["Broker__Management"] = engines.Management.OriginalString,
            ["Store__Uri"] = engines.Store,
            ["Store__DatabasePrefix"] = prefix,
            ["Messaging__PublisherIdentity"] = "UserId",
            [$"Messaging__Publishers__{user}__Accounts__0"] = _plan.Account,
            ["Parking__SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Pump__Lease"] = _plan.Lease.ToString(),
            ["Pump__SettleDelay"] = _plan.SettleDelay.ToString(),
            // Poison is told by processes that die in an operation; here the processes die of something else.
            ["Pump__MaxAttempts"] = "50",
        };
        foreach (var (name, value) in _plan.Settings)
            settings[name] = value;
        return settings;
    }

    private void Heard(EventLine line)
    {
        _events.Enqueue(line);
        _folder.Add(line);
        if (line.IsAnswer)
            _demand.NoteAnswered(line);
        else if (line.Progress == "accepted")
            _demand.NoteAccepted(line);
    }

    private void Killed(KillLine line)
    {
        _kills.Enqueue(line);
        _folder.Add(line);
    }
}
