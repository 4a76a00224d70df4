using System.Text;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Mongo;
using DomainWorkers.RegistrantVault.Blobs;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Samples;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using MongoDB.Bson;
using MongoDB.Driver;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

/// <summary>The vault on the document server that <c>Store__Uri</c> names: what memory cannot show is whether a server plays along.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private const string Setting = "Store__Uri";
    private const string EmbeddedOnly = "DOMAINWORKERS_EMBEDDED_ONLY";
    private MongoStore? _server;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } uri)
        {
            _server = new MongoStore(new StoreOptions { Uri = uri, DatabasePrefix = $"test-{Guid.NewGuid():N}"[..16] });
            await VaultStores.Open(_server).Prepare(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        var database = _server.Database(VaultStores.Owner);
        await database.Client.DropDatabaseAsync(database.DatabaseNamespace.DatabaseName);
        _server.Dispose();
    }

    [Fact]
    public async Task A_life_from_the_first_store_to_the_erasure()
    {
        var rig = Rig();
        Assert.Equal(SampleRegistrants.Drafts.Count, (await SampleRegistrants.Load(rig.Review.Registrants, Token)).Count);
        await rig.Put(People.Draft());
        var image = new byte[BlobContents.PartSize + 1000];
        new Random(5).NextBytes(image);
        await rig.Review.Registrants.StoreImage(People.Wang, People.Image(image), "i", Token);
        await rig.Put(People.Draft(expected: 1, reference: "c") with { Contact = null, Identity = People.Identity("NEW9") });

        Assert.Equal([People.Wang], await rig.Review.Registrants.FindByNumber(new SensitiveText("new 9"), Purpose.FindRegistrant, "f", Token));
        Assert.True(await rig.Review.Rotation.RotateDataKeys(People.Wang, "rot", Token));
        var read = await rig.Review.Registrants.ReadImage(People.Wang, "document-front", Purpose.ReviewIdentity, "r", Token);
        Assert.Equal(image, read.Content.Reveal());
        var contact = await rig.For(VaultWorker.RegistrySubmission).Registrants.ReadContact(People.Wang, Purpose.RegistryContact, "op", Token);
        Assert.Equal("wang.canary@jinsique.example", contact.Email.Reveal());
        Assert.Equal(4, (await rig.AccessTo(People.Wang)).Count + (await rig.AccessTo("lookup")).Count);
        await NothingReadable("NEW9", "wang.canary", "王金丝雀", "110101190001010014", "acme.example");

        var record = await rig.Review.Registrants.Erase(
            new() { ProfileId = People.Wang, Reason = ErasureReason.SubjectRequest, Actor = "a", Reference = "e" }, Token);
        Assert.True((await rig.Review.Erasures.Check(record, Token)).Holds);
        Assert.Empty(await rig.Review.Registrants.FindByNumber(new SensitiveText("NEW9"), Purpose.FindRegistrant, "f", Token));
        Assert.True((await rig.Review.Erasures.Check((await rig.Review.Erasures.Page(null, 10, Token)).Single(), Token)).Holds);
    }

    [Fact]
    public async Task Changes_reads_and_rotations_at_once()
    {
        var rig = Rig();
        await rig.Put(People.Draft());
        var readers = Enumerable.Range(0, 6).Select(async _ =>
        {
            for (var read = 0; read < 15; read++)
                await rig.Review.Registrants.ReadIdentity(People.Wang, Purpose.ReviewIdentity, "r", Token);
        });
        var rotations = Enumerable.Range(0, 2).Select(async rotation =>
        {
            for (var round = 0; round < 4; round++)
                Assert.True(await rig.Review.Rotation.RotateDataKeys(People.Wang, $"rot-{rotation}-{round}", Token));
        });
        var outcomes = Enumerable.Range(0, 8).Select(number => rig.Review.Registrants.Store(
            People.Draft(expected: 1, reference: $"c-{number}") with { Identity = People.Identity($"NO{number}") }, Token)).ToArray();
        await Task.WhenAll([.. readers, .. rotations]);

        Assert.Single((await Task.WhenAll(outcomes)).OfType<ProfileStored.Stored>());
        Assert.Equal(2, (await rig.Review.Registrants.Describe(People.Wang, Token))!.Version);
        Assert.Equal(6 * 15, (await rig.AccessTo(People.Wang)).Count(record => record.Act == VaultAct.ReadIdentity));
    }

    private VaultRig Rig()
    {
        if (_server is not null)
            return new VaultRig(elsewhere: _server);
        Assert.SkipWhen(Environment.GetEnvironmentVariable(EmbeddedOnly) == "1", $"embedded only: no document store ({EmbeddedOnly}=1)");
        Assert.Fail($"No document store: {Setting} is not set. Start one and print the setting with: infra/engines up store; infra/engines env. "
            + $"To leave it out: {EmbeddedOnly}=1.");
        return null!;
    }

    /// <summary>Looks at the bytes that the server gives back.</summary>
    private async Task NothingReadable(params string[] texts)
    {
        var database = _server!.Database(VaultStores.Owner);
        var seen = 0;
        foreach (var name in await (await database.ListCollectionNamesAsync(cancellationToken: Token)).ToListAsync(Token))
        {
            foreach (var document in await database.GetCollection<RawBsonDocument>(name).Find(FilterDefinition<RawBsonDocument>.Empty).ToListAsync(Token))
            {
                seen++;
                var bytes = document.Slice.AccessBackingBytes(0);
                foreach (var text in texts)
                    Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{text} in {name}");
            }
        }
        Assert.True(seen > 30, $"{seen} documents");
    }
}
