using System.Globalization;
using System.Reflection;

namespace DomainWorkers.Faults.Evidence;

/// <summary>
/// <c>artifacts/faults/&lt;seed&gt;</c>: what <c>infra/recount</c> reads. The ledger file in it is the registry's own; the worker's output lies
/// beside the evidence for people.
/// </summary>
internal sealed class EvidenceFolder : IDisposable
{
    private readonly JsonLines _events;
    private readonly JsonLines _kills;

    private EvidenceFolder(string path)
    {
        Path = path;
        _events = new JsonLines(File("events.jsonl"));
        _kills = new JsonLines(File("kills.jsonl"));
    }

    public static string Repository { get; } = typeof(EvidenceFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(entry => entry.Key == "RepositoryRoot").Value!;

    public string Path { get; }

    public static EvidenceFolder Create(FaultPlan plan) =>
        Create(System.IO.Path.Combine(Repository, "artifacts", "faults", plan.FolderName));

    public static EvidenceFolder Create(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return new EvidenceFolder(path);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Add(EventLine line) => _events.Add(line);

    public void Add(KillLine line) => _kills.Add(line);

    /// <summary>What was ordered, when workers were ready, and what is stored at the end, under one line that says what the run was.</summary>
    public void Close(FaultPlan plan, IEnumerable<FaultOrder> orders, IEnumerable<WorkerLife> lives, StoredState stored)
    {
        using var file = new JsonLines(File("orders.jsonl"));
        file.Add(new
        {
            type = "run",
            seed = plan.Seed,
            orders = plan.Orders,
            kills = plan.Kills,
            sabotage = plan.Sabotage,
            account = plan.Account,
            lossProbability = plan.Loss,
            lostAnswersAtLeast = plan.LostAnswersAtLeast,
            leaseSeconds = plan.Lease.TotalSeconds,
            settleDelaySeconds = plan.SettleDelay.TotalSeconds,
            settleWithinSeconds = plan.SettleWithin.TotalSeconds,
            parkedMessages = stored.ParkedMessages,
            deadLetters = stored.DeadLetters,
        });
        foreach (var life in lives)
            file.Add(new { type = "life", instance = life.Instance, readyAt = life.ReadyAt, killedAt = life.KilledAt });
        foreach (var order in orders)
        {
            file.Add(new
            {
                type = "order",
                orderId = order.OrderId,
                kind = order.Kind,
                name = order.Name,
                years = order.Years,
                domainId = order.DomainId,
                published = order.Published,
            });
        }

        foreach (var operation in stored.Operations)
        {
            file.Add(new
            {
                type = "operation",
                id = operation.Id,
                orderId = operation.OrderId,
                kind = operation.Kind,
                progress = operation.Progress,
                answerId = operation.AnswerId,
                isDue = operation.IsDue,
                outgoing = operation.Outgoing,
            });
        }

        foreach (var domain in stored.Domains)
        {
            file.Add(new
            {
                type = "domain",
                id = domain.Id,
                name = domain.Name,
                isOpen = domain.IsOpen,
                expiresAt = domain.ExpiresAt?.ToString("O", CultureInfo.InvariantCulture),
                outgoing = domain.Outgoing,
            });
        }
    }

    public void Dispose()
    {
        _events.Dispose();
        _kills.Dispose();
    }
}
