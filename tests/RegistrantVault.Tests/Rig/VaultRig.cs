using System.Text;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.BuildingBlocks.State.Serialization;
using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Tests.Rig;

/// <summary>A vault, seen by each worker; in memory unless it is told where else.</summary>
internal sealed class VaultRig
{
    private readonly RecordingFactory _factory;

    public VaultRig(VaultKeys? keys = null, IStateStoreFactory? elsewhere = null)
    {
        Keys = keys ?? VaultKeys.CreateEphemeral();
        _factory = new RecordingFactory(elsewhere ?? Store);
        Stores = VaultStores.Open(_factory);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public InMemoryStore Store { get; } = new();

    public VaultStores Stores { get; }

    public VaultKeys Keys { get; }

    public TestClock Clock { get; } = new();

    public TestClock Machine { get; } = new();

    public WorkerVault Review => For(VaultWorker.RealNameReview);

    public WorkerVault For(VaultWorker worker, VaultKeys? keys = null) => new(worker, Stores, keys ?? Keys, Clock, Machine);

    /// <summary>Stores a profile as the review would.</summary>
    public async Task<RegistrantProfile> Put(ProfileDraft draft) =>
        Assert.IsType<ProfileStored.Stored>(await Review.Registrants.Store(draft, Token)).Profile;

    public async Task<IReadOnlyList<AccessRecord>> AccessTo(string? subject = null)
    {
        var page = await Review.Access.Page(
            new AccessQuery { Subject = subject, From = DateTimeOffset.MinValue.AddYears(2024), Until = Clock.Now.AddDays(1), Limit = 10_000 }, Token);
        Assert.Null(page.Next);
        return page.Records;
    }

    /// <summary>Whether a text stands anywhere in what was ever written, in UTF-8 or UTF-16; the collections it was found in.</summary>
    public IReadOnlyList<string> WrittenWith(string text) => Holding(_factory.Written, text);

    /// <summary>The same for what the stores hold now.</summary>
    public async Task<IReadOnlyList<string>> StoredWith(string text) => Holding(await Stored(), text);

    public async Task<IReadOnlyList<(string Collection, byte[] Bytes)>> Stored() =>
    [
        .. await All(Stores.Registrants, "registrants"), .. await All(Stores.DataKeys, "dataKeys"), .. await All(Stores.Lookups, "lookups"),
        .. await All(Stores.Blobs, "blobs"), .. await All(Stores.BlobParts, "blobParts"), .. await All(Stores.Access, "accessLog"),
        .. await All(Stores.Erasures, "erasures"),
    ];

    private static async Task<IEnumerable<(string, byte[])>> All<TState>(IStateStore<TState> store, string collection)
        where TState : Document =>
        (await store.Page(null, 100_000, Token)).Select(state => (collection, BsonForm.Write(state)));

    private static string[] Holding(IEnumerable<(string Collection, byte[] Bytes)> documents, string text)
    {
        var forms = new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) };
        return [.. documents.Where(document => forms.Any(form => document.Bytes.AsSpan().IndexOf(form) >= 0)).Select(document => document.Collection).Distinct()];
    }
}
