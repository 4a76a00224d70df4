using DomainWorkers.RegistrantVault.Registrants;
using DomainWorkers.RegistrantVault.Rights;
using DomainWorkers.RegistrantVault.Secrecy;
using DomainWorkers.RegistrantVault.State;
using DomainWorkers.RegistrantVault.Tests.Rig;
using static DomainWorkers.RegistrantVault.Tests.Rig.VaultRig;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed class PurposeRightsTests
{
    /// <summary>Written a second time, as the README's table has it: everything that is not here is refused.</summary>
    private static readonly string[] Allowed =
    [
        "RegistrySubmission RegistryContact ReadContact", "RegistrySubmission RegistryIdentity ReadIdentity",
        "RegistrySubmission ReadPollMessage OpenBlob", "RegistrySubmission ReadPollMessage SealBlob",
        "RealNameReview ReviewIdentity ReadContact", "RealNameReview ReviewIdentity ReadIdentity", "RealNameReview ReviewIdentity ReadImage",
        "RealNameReview ReviewIdentity OpenBlob", "RealNameReview ReviewIdentity SealBlob",
        "RealNameReview SubjectAccess ReadContact", "RealNameReview SubjectAccess ReadIdentity", "RealNameReview SubjectAccess ReadImage",
        "RealNameReview SubjectAccess OpenBlob",
        "RealNameReview FindRegistrant FindByNumber", "RealNameReview FindRegistrant FindByEmail", "EmailVerification FindRegistrant FindByEmail",
        "RealNameReview KeepProfile Store", "RealNameReview EraseProfile Erase", "RealNameReview RotateKeys Rotate",
        "MiitSync MinistryReport ReadContact", "MiitSync MinistryReport ReadIdentity",
        "MiitSync ResendUpload OpenBlob", "MiitSync ResendUpload SealBlob",
        "EmailVerification VerifyAddress ReadAddressee", "ExpiryReminders SendNotice ReadAddressee",
        .. Enum.GetNames<VaultWorker>().SelectMany(worker => new[] { $"{worker} InspectParked OpenBlob", $"{worker} InspectParked SealBlob" }),
    ];

    [Fact]
    public void The_table_allows_exactly_what_is_written_here()
    {
        var allowed =
            from worker in Enum.GetValues<VaultWorker>()
            from purpose in Enum.GetValues<Purpose>()
            from act in Enum.GetValues<VaultAct>()
            where PurposeRights.Allow(worker, purpose, act)
            select $"{worker} {purpose} {act}";
        Assert.Equal(Allowed.Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_vault_asks_the_table_at_every_door_and_records_each_refusal()
    {
        var rig = new VaultRig();
        await rig.Put(People.Draft());
        await rig.Review.Registrants.StoreImage(People.Wang, People.Image([1]), "i", Token);
        List<(string Reference, VaultWorker, Purpose, VaultAct, AccessOutcome)> tried = [];
        foreach (var worker in Enum.GetValues<VaultWorker>())
        {
            var vault = rig.For(worker).Registrants;
            foreach (var purpose in Enum.GetValues<Purpose>())
            {
                foreach (var (act, open) in Doors(vault, purpose))
                {
                    var reference = $"{worker}/{purpose}/{act}";
                    var allowed = Allowed.Contains($"{worker} {purpose} {act}");
                    if (allowed)
                        await open(reference);
                    else
                        Assert.Equal((worker, purpose, act), What(await Assert.ThrowsAsync<PurposeRefusedException>(() => open(reference))));
                    tried.Add((reference, worker, purpose, act, allowed ? AccessOutcome.Granted : AccessOutcome.Refused));
                }
            }
        }

        Assert.Equal(6 * 14 * 6, tried.Count);
        Assert.Equal(
            tried.Order(),
            (await rig.AccessTo()).Select(record => (record.Reference, record.Worker, record.Purpose, record.Act, record.Outcome)).Order());
    }

    [Theory]
    [InlineData(VaultWorker.RegistrySubmission)]
    [InlineData(VaultWorker.EmailVerification)]
    [InlineData(VaultWorker.MiitSync)]
    [InlineData(VaultWorker.ExpiryReminders)]
    [InlineData(VaultWorker.RedemptionDeletion)]
    public async Task Only_the_review_stores_erases_and_rotates(VaultWorker worker)
    {
        var rig = new VaultRig();
        await rig.Put(People.Draft());
        var vault = rig.For(worker);
        var before = await rig.Stores.Registrants.Find(People.Wang, Token);
        await Assert.ThrowsAsync<PurposeRefusedException>(() => vault.Registrants.Store(People.Draft(expected: 1, reference: "c"), Token));
        await Assert.ThrowsAsync<PurposeRefusedException>(() => vault.Registrants.StoreImage(People.Wang, People.Image([1]), "i", Token));
        await Assert.ThrowsAsync<PurposeRefusedException>(() => vault.Registrants.Erase(
            new() { ProfileId = People.Wang, Reason = ErasureReason.SubjectRequest, Actor = "a", Reference = "e" }, Token));
        await Assert.ThrowsAsync<PurposeRefusedException>(() => vault.Rotation.RotateDataKeys(People.Wang, "rot", Token));

        Assert.Equal(before!.Version, (await rig.Stores.Registrants.Find(People.Wang, Token))!.Version);
        Assert.Equal(4, (await rig.AccessTo(People.Wang)).Count(record => record.Outcome == AccessOutcome.Refused));
    }

    private static (VaultWorker, Purpose, VaultAct) What(PurposeRefusedException refusal) => (refusal.Worker, refusal.Purpose, refusal.Act);

    private static IEnumerable<(VaultAct Act, Func<string, Task> Open)> Doors(IRegistrantVault vault, Purpose purpose) =>
    [
        (VaultAct.ReadAddressee, reference => vault.ReadAddressee(People.Wang, purpose, reference, Token)),
        (VaultAct.ReadContact, reference => vault.ReadContact(People.Wang, purpose, reference, Token)),
        (VaultAct.ReadIdentity, reference => vault.ReadIdentity(People.Wang, purpose, reference, Token)),
        (VaultAct.ReadImage, reference => vault.ReadImage(People.Wang, "document-front", purpose, reference, Token)),
        (VaultAct.FindByNumber, reference => vault.FindByNumber(new SensitiveText("X"), purpose, reference, Token)),
        (VaultAct.FindByEmail, reference => vault.FindByEmail(new SensitiveText("x@y.example"), purpose, reference, Token)),
    ];
}
