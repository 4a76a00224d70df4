using DomainWorkers.Faults.Rig;
using DomainWorkers.RegistrySimulator;
using MongoDB.Bson;

namespace DomainWorkers.Faults.Redemption;

/// <summary>What the two workers have stored and still have to do.</summary>
internal sealed class LifeEye(LooseStore store)
{
    public const string Life = "redemption-deletion";
    public const string Registry = "registry-submission";

    public static readonly string[] Queues =
        [$"{Life}.domain-deleted", $"{Life}.domain-restored", $"{Life}.domain-renewed", $"{Life}.domain-synchronised", $"{Life}.redeem-domain", $"{Life}.payment-ended", $"{Registry}.delete-domain"];

    private static BsonDocument Busy => new("$or", new BsonArray { new BsonDocument("deletion", LooseStore.Present), new BsonDocument("redemption", LooseStore.Present) });

    private static BsonDocument Unsaid => new("outgoing.due", LooseStore.Present);

    public Task<long> Lives(CancellationToken cancellationToken) => store.Count(Life, "lives", [], cancellationToken);

    /// <summary>Operations that the registry's worker has in hand, or lives with a deletion or a redemption under way.</summary>
    public Task<long> UnderWay(string instance, CancellationToken cancellationToken) => instance == "registry"
        ? store.Count(Registry, "operations", new BsonDocument("due", LooseStore.Present), cancellationToken)
        : store.Count(Life, "lives", Busy, cancellationToken);

    public async Task<long> Unfinished(CancellationToken cancellationToken) =>
        await store.Count(Life, "lives", Busy, cancellationToken)
        + await store.Count(Life, "lives", new BsonDocument("due", new BsonDocument("$lte", TimeProvider.System.GetUtcNow().UtcDateTime)), cancellationToken)
        + await store.Count(Life, "lives", Unsaid, cancellationToken)
        + await store.Count(Registry, "operations", new BsonDocument("due", LooseStore.Present), cancellationToken)
        + await store.Count(Registry, "operations", Unsaid, cancellationToken)
        + await store.Count(Registry, "domains", Unsaid, cancellationToken)
        + await store.Count(Registry, "domains", new BsonDocument("open", LooseStore.Present), cancellationToken);

    public async Task<LifeRunEvidence> Gather(
        LifePlan plan, IReadOnlyList<LivingDomain> domains, IReadOnlyList<LifeWord> heard, IReadOnlyList<LedgerEntry> ledger, IReadOnlyList<LifeKill> kills, int deadLetters)
    {
        var cancellationToken = CancellationToken.None;
        return new LifeRunEvidence(
            plan, domains, heard, ledger,
            [.. (await store.All(Life, "lives")).Select(Stored)],
            [.. (await store.All(Registry, "domains")).Select(Record)],
            kills,
            (int)await store.Count(Life, "orders", new BsonDocument("answer", new BsonDocument("$exists", false)), cancellationToken),
            (int)await store.Count(Registry, "operations", new BsonDocument("due", LooseStore.Present), cancellationToken),
            (int)(await store.Count(Life, "parked", [], cancellationToken) + await store.Count(Registry, "parked", [], cancellationToken)),
            deadLetters);
    }

    private static StoredLife Stored(BsonDocument document) => new(
        document["_id"].AsString,
        LooseStore.Text(document, "phase") ?? "Active",
        document.Contains("deletion") || document.Contains("redemption"),
        document.Contains("due") && document["due"].ToUniversalTime() < DateTime.UtcNow,
        LooseStore.Text(document, "lane") == "parked",
        document.TryGetValue("answers", out var answers) ? answers.AsBsonArray.Count : 0,
        LooseStore.Outgoing(document));

    private static StoredRecord Record(BsonDocument document) => new(
        document["_id"].AsString,
        document.Contains("open") || document.Contains("settled"),
        document.Contains("expiresAt") ? new DateTimeOffset(document["expiresAt"].ToUniversalTime()) : null,
        LooseStore.Outgoing(document));
}
