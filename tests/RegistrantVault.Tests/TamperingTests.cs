using DomainWorkers.RegistrantVault.Access;
using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

/// <summary>Somebody who can write the database, and has no key.</summary>
public sealed class TamperingTests
{
    private readonly VaultRig _rig = new();

    [Fact]
    public async Task No_changed_byte_of_a_stored_field_opens()
    {
        await _rig.Put(People.Draft());
        var document = await Document(People.Wang);
        foreach (var field in document.Identity!.Fields)
        {
            for (var position = 0; position < field.Value.Length; position++)
            {
                var changed = field.Value.ToArray();
                changed[position] ^= 0x40;
                document = await Write(document with { Identity = With(document.Identity!, field.Name, changed) });
                await Assert_damaged(People.Wang);
            }
            document = await Write(document with { Identity = With(document.Identity!, field.Name, field.Value) });
        }
        await Read(People.Wang);
    }

    [Fact]
    public async Task Groups_swapped_between_persons_do_not_open_even_with_their_keys()
    {
        await _rig.Put(People.Draft());
        await _rig.Put(People.Draft(People.Li) with { Identity = People.Identity("LI-1") });
        var (wang, li) = (await Document(People.Wang), await Document(People.Li));
        await Write(wang with { Identity = li.Identity });
        Assert.Equal(ReadFailure.Erased, (await Assert.ThrowsAsync<VaultReadException>(() => Read(People.Wang))).Failure);

        // The key comes along under its own id: its wraps are bound to the other ring.
        var (wangRing, liRing) = (await Ring(People.Wang), await Ring(People.Li));
        await _rig.Stores.DataKeys.Save(wangRing with { Keys = liRing.Keys }, Token);
        Assert.Equal(ReadFailure.KeyUnavailable, (await Assert.ThrowsAsync<VaultReadException>(() => Read(People.Wang))).Failure);
    }

    [Fact]
    public async Task Fields_swapped_within_a_group_do_not_open()
    {
        await _rig.Put(People.Draft());
        var document = await Document(People.Wang);
        var (kind, number) = (document.Identity!.Fields[0], document.Identity.Fields[1]);
        await Write(document with
        {
            Identity = document.Identity with { Fields = [kind with { Value = number.Value }, number with { Value = kind.Value }] },
        });
        await Assert_damaged(People.Wang);
    }

    [Fact]
    public async Task An_older_number_put_back_under_a_newer_version_does_not_open()
    {
        await _rig.Put(People.Draft());
        var old = (await Document(People.Wang)).Identity!;
        await _rig.Put(People.Draft(expected: 1, reference: "change") with { Identity = People.Identity("NEW-NUMBER") });
        var document = await Document(People.Wang);
        Assert.Equal(old.KeyId, document.Identity!.KeyId);
        await Write(document with { Identity = document.Identity with { Fields = old.Fields } });
        await Assert_damaged(People.Wang);
    }

    [Fact]
    public async Task A_group_named_as_another_group_does_not_open()
    {
        await _rig.Put(People.Draft());
        var document = await Document(People.Wang);
        var ring = await Ring(People.Wang);
        var contactKey = ring.Keys.Single(key => key.Scope == "contact");
        await _rig.Stores.DataKeys.Save(ring with { Keys = [.. ring.Keys, contactKey with { Scope = "identity" }] }, Token);
        await Write(document with { Identity = document.Contact });
        Assert.Equal(ReadFailure.KeyUnavailable, (await Assert.ThrowsAsync<VaultReadException>(() => Read(People.Wang))).Failure);
    }

    [Theory]
    [InlineData("byte")]
    [InlineData("order")]
    [InlineData("missing")]
    [InlineData("emptied")]
    public async Task A_blob_whose_parts_were_touched_does_not_open(string how)
    {
        await _rig.Put(People.Draft());
        var content = new byte[Blobs.BlobContents.PartSize * 2 + 17];
        new Random(3).NextBytes(content);
        await _rig.Review.Registrants.StoreImage(People.Wang, People.Image(content), "upload", Token);
        var parts = await _rig.Stores.BlobParts.Page(null, 10, Token);
        Assert.Equal(3, parts.Count);
        switch (how)
        {
            case "byte":
                var changed = parts[1].Value.ToArray();
                changed[100_000] ^= 1;
                await _rig.Stores.BlobParts.Save(parts[1] with { Value = changed }, Token);
                break;
            case "order":
                await _rig.Stores.BlobParts.Save(parts[0] with { Value = parts[1].Value }, Token);
                await _rig.Stores.BlobParts.Save(parts[1] with { Value = parts[0].Value }, Token);
                break;
            case "missing":
                var blob = (await _rig.Stores.Blobs.Page(null, 1, Token))[0];
                await _rig.Stores.Blobs.Save(blob with { Parts = 2, Size = Blobs.BlobContents.PartSize * 2 }, Token);
                break;
            default:
                await _rig.Stores.BlobParts.Save(parts[2] with { Value = [] }, Token);
                break;
        }
        var damaged = await Assert.ThrowsAsync<VaultReadException>(
            () => _rig.Review.Registrants.ReadImage(People.Wang, "document-front", Purpose.ReviewIdentity, "r", Token));
        Assert.Equal(ReadFailure.Damaged, damaged.Failure);
    }

    private static SealedGroup With(SealedGroup group, string name, byte[] value) =>
        group with { Fields = [.. group.Fields.Select(field => field.Name == name ? field with { Value = value } : field)] };

    private async Task Assert_damaged(string profileId) =>
        Assert.Equal(ReadFailure.Damaged, (await Assert.ThrowsAsync<VaultReadException>(() => Read(profileId))).Failure);

    private Task<IdentityDocument> Read(string profileId) =>
        _rig.Review.Registrants.ReadIdentity(profileId, Purpose.ReviewIdentity, "r", Token);

    private async Task<RegistrantDocument> Document(string profileId) => (await _rig.Stores.Registrants.Find(profileId, Token))!;

    private async Task<DataKeyRing> Ring(string profileId) => (await _rig.Stores.DataKeys.Find($"registrant/{profileId}", Token))!;

    private async Task<RegistrantDocument> Write(RegistrantDocument document)
    {
        var saved = await _rig.Stores.Registrants.Save(document, Token);
        Assert.NotNull(saved);
        return saved;
    }
}
