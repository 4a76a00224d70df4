using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.Faults.Rig;
using MongoDB.Bson;

namespace DomainWorkers.Faults.Reminders;

/// <summary>One run: broker, store, mail server, an account whose domains come near their expiry, two processes of the worker, and kills.</summary>
internal sealed class ReminderRun
{
    private const string Worker = "expiry-reminders";
    private static readonly string[] Queues = [$"{Worker}.domain-registered"];
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(3);

    /// <summary>Days to expiry that lie between two stages, whatever the time of day: what was skipped by then, the nearest last.</summary>
    private static readonly (int Days, int Due)[] Distances = [(52, 1), (37, 2), (22, 3), (12, 4), (8, 5), (4, 6)];
    private static readonly string[] Stages =
        ["ExpiresIn60Days", "ExpiresIn45Days", "ExpiresIn30Days", "ExpiresIn15Days", "ExpiresIn10Days", "ExpiresIn7Days"];

    private readonly ReminderPlan _plan;
    private readonly string _folder;
    private readonly Random _dice;
    private readonly List<RemindedDomain> _told = [];
    private readonly ConcurrentQueue<HeardMessage> _heard = new();
    private readonly ConcurrentQueue<ReminderKill> _kills = new();

    private ReminderRun(ReminderPlan plan, string folder) => (_plan, _folder, _dice) = (plan, folder, plan.Dice(1));

    public static async Task<ReminderEvidence> Run(ReminderPlan plan, CancellationToken cancellationToken)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"r{Environment.ProcessId}-{(uint)plan.Dice(0).Next():x}");
        await using var engines = await Engines.Open(unique, cancellationToken);
        await using var store = new LooseStore(engines.Store, unique);
        await using var mail = new SmtpDesk(plan.MailTakes);
        var folder = Path.Combine(EvidenceFolder.Repository, "artifacts", "faults", plan.FolderName);
        EvidenceFolder.Create(folder).Dispose();
        return await new ReminderRun(plan, folder).Play(engines, store, mail, unique, cancellationToken);
    }

    private async Task<ReminderEvidence> Play(Engines engines, LooseStore store, SmtpDesk mail, string prefix, CancellationToken cancellationToken)
    {
        var settings = Settings(engines, prefix, mail, await SampleVault.Fill(engines.Store, prefix, "ExpiryReminders", cancellationToken));
        await Programs.Run("ExpiryReminders", ["--topology", "apply"], settings, cancellationToken);
        await using var side = await PlainSide.Open(engines.Broker, [ReminderVerdict.Sent, ReminderVerdict.Skipped], Hear, cancellationToken);
        WorkerProcess[] workers =
            [.. Enumerable.Range(1, 2).Select(i => new WorkerProcess($"w{i}", settings, null, Path.Combine(_folder, $"w{i}.log"), "ExpiryReminders"))];
        try
        {
            await Task.WhenAll(workers.Select(worker => worker.Start(cancellationToken)));
            var kills = new RandomKills(
                workers, _plan.Dice, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8), async worker => (await Held(store, worker.Instance, worker.ProcessId)).Count > 0,
                async killed => _kills.Enqueue(new ReminderKill(
                    killed.Number, killed.Instance, killed.ProcessId, killed.At, await Held(store, killed.Instance, killed.ProcessId))));
            var feeding = Feed(side, cancellationToken);
            await Task.WhenAll(feeding, kills.Run(_plan.Kills, cancellationToken));
            await Settle(side, store, mail, cancellationToken);
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        return await Gather(side, store, mail);
    }

    private static Task<IReadOnlyList<string>> Held(LooseStore store, string instance, int processId) =>
        store.Held(Worker, "notices", instance, processId);

    private Task Hear(HeardMessage message)
    {
        _heard.Enqueue(message);
        return Task.CompletedTask;
    }

    /// <summary>A few domains before each kill, so that every one finds notices under way; one in five is told twice.</summary>
    private async Task Feed(PlainSide side, CancellationToken cancellationToken)
    {
        var burst = Math.Max(1, (_plan.Domains + _plan.Kills) / (_plan.Kills + 1));
        for (var number = 1; number <= _plan.Domains; number++)
        {
            var domain = Next(number);
            _told.Add(domain);
            for (var copies = _dice.Next(5) == 0 ? 2 : 1; copies > 0; copies--)
                await side.Publish("dw.domain-registered", Registered(domain), domain.Id, cancellationToken);
            for (var started = _kills.Count; number % burst == 0 && _kills.Count == started && started < _plan.Kills;)
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    private RemindedDomain Next(int number)
    {
        var (days, due) = Distances[_dice.Next(Distances.Length)];
        return new RemindedDomain(
            "d-" + string.Concat(Enumerable.Range(0, 26).Select(_ => "abcdefghijklmnopqrstuvwxyz234567"[_dice.Next(32)])),
            string.Create(CultureInfo.InvariantCulture, $"remind-{_plan.Seed}-{number:D5}.cn"),
            TimeProvider.System.GetUtcNow().AddDays(days), Stages[due - 1], Stages[..(due - 1)]);
    }

    private static object Registered(RemindedDomain domain) => new
    {
        account = PlainSide.Account,
        orderId = $"o-{domain.Id[2..12]}",
        at = Text(TimeProvider.System.GetUtcNow()),
        years = 1,
        domain = new
        {
            id = domain.Id, name = domain.Name, unicodeName = domain.Name, account = PlainSide.Account, status = "registered",
            registeredAt = Text(domain.ExpiresAt.AddYears(-1)), expiresAt = Text(domain.ExpiresAt), paidUntil = Text(domain.ExpiresAt),
            nameServers = Array.Empty<string>(), delegationSigners = Array.Empty<string>(), holds = Array.Empty<string>(), registryHold = false,
            profileId = "acme-zhang", version = 1,
        },
    };

    /// <summary>Returns when nothing is left to do, or when nothing happens any more; the verdict says which.</summary>
    private async Task Settle(PlainSide side, LooseStore store, SmtpDesk mail, CancellationToken cancellationToken)
    {
        var (seen, since) = (-1, TimeProvider.System.GetTimestamp());
        for (var quiet = 0; quiet < 5 && TimeProvider.System.GetElapsedTime(since) < Stuck;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
            var isDone = await side.Waiting(Queues, cancellationToken) == 0 && await Unfinished(store, cancellationToken) == 0
                && await store.Count(Worker, "plans", [], cancellationToken) == _told.Count;
            quiet = isDone ? quiet + 1 : 0;
            if (mail.Mails.Count + _heard.Count is var news && news != seen)
                (seen, since) = (news, TimeProvider.System.GetTimestamp());
        }
    }

    private static async Task<long> Unfinished(LooseStore store, CancellationToken cancellationToken) =>
        await store.Count(Worker, "notices", new BsonDocument("due", LooseStore.Present), cancellationToken)
        + await store.Count(Worker, "notices", new BsonDocument("outgoing.due", LooseStore.Present), cancellationToken)
        + await store.Count(Worker, "plans", DuePlans(), cancellationToken);

    private static BsonDocument DuePlans() => new("due", new BsonDocument("$lte", TimeProvider.System.GetUtcNow().UtcDateTime));

    private async Task<ReminderEvidence> Gather(PlainSide side, LooseStore store, SmtpDesk mail)
    {
        var notices = await store.All(Worker, "notices");
        var evidence = new ReminderEvidence(
            _plan, _told, mail.Mails,
            [.. _heard.Select(word => new HeardNotice(word.Exchange, word.MessageId, word.Sha256, word.DomainId!, word.Text("stage")!))],
            [.. notices.Select(Notice)], [.. _kills.OrderBy(kill => kill.At)],
            (int)await store.Count(Worker, "plans", DuePlans(), CancellationToken.None),
            (int)await store.Count(Worker, "parked", [], CancellationToken.None),
            (int)await side.Waiting([$"dead.{Worker}", "dw.unheard"], CancellationToken.None));
        using var file = new JsonLines(Path.Combine(_folder, "evidence.jsonl"));
        foreach (var (type, lines) in new (string, IEnumerable<object>)[]
        {
            ("told", evidence.Told), ("mail", evidence.Mails), ("heard", evidence.Heard), ("stored", evidence.Stored), ("kill", evidence.Kills),
        })
        {
            foreach (var line in lines)
                file.Add(new { type, line });
        }

        return evidence;
    }

    private static StoredNotice Notice(BsonDocument document) => new(
        document["_id"].AsString, document["domainId"].AsString, document["stage"].AsString, LooseStore.Text(document, "result") ?? "Waiting",
        LooseStore.Text(document, "messageId"), document.Contains("due"), document.Contains("claimedBy"), LooseStore.Outgoing(document));

    private static Dictionary<string, string> Settings(
        Engines engines, string prefix, SmtpDesk mail, IEnumerable<KeyValuePair<string, string>> vault) => new(vault)
    {
        ["Broker__Uri"] = engines.Broker.OriginalString,
        ["Broker__Management"] = engines.Management.OriginalString,
        ["Store__Uri"] = engines.Store,
        ["Store__DatabasePrefix"] = prefix,
        ["Parking__SealKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail__Security"] = "None",
        ["Mail__From"] = "no-reply@mail.registrar.example",
        // What a process had in hand belongs to it for this and half a minute.
        ["Mail__Timeout"] = "00:00:10",
        ["Sms__Timeout"] = "00:00:10",
        ["Reminders__ClockTolerance"] = "00:00:00",
        ["Reminders__SendAt"] = "00:00:00",
        // Poison is told by processes that die with a notice; here they die of something else.
        ["Reminders__MaxAttempts"] = "50",
        ["Sweeps__expiry-reminders__plans"] = "00:00:00.5",
        ["Sweeps__expiry-reminders__notices"] = "00:00:00.3",
    };

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
