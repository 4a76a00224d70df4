using static DomainWorkers.RegistrantVault.Rights.VaultAct;
using static DomainWorkers.RegistrantVault.Rights.VaultWorker;

namespace DomainWorkers.RegistrantVault.Rights;

/// <summary>
/// Who may do what, and why: the one place. From it follows for whom a data key is wrapped: a worker that may not read a group
/// never gets a key to it.
/// </summary>
public static class PurposeRights
{
    private static readonly VaultWorker[] Everyone = Enum.GetValues<VaultWorker>();

    private static readonly Right[] Rights =
    [
        new(Purpose.RegistryContact, [RegistrySubmission], [ReadContact]),
        new(Purpose.RegistryIdentity, [RegistrySubmission], [ReadIdentity]),
        new(Purpose.ReviewIdentity, [RealNameReview], [ReadContact, ReadIdentity, ReadImage, OpenBlob, SealBlob]),
        new(Purpose.MinistryReport, [MiitSync], [ReadContact, ReadIdentity]),
        new(Purpose.VerifyAddress, [EmailVerification], [ReadAddressee]),
        new(Purpose.SendNotice, [ExpiryReminders], [ReadAddressee]),
        new(Purpose.SubjectAccess, [RealNameReview], [ReadContact, ReadIdentity, ReadImage, OpenBlob]),
        new(Purpose.FindRegistrant, [RealNameReview], [FindByNumber, FindByEmail]),
        new(Purpose.FindRegistrant, [EmailVerification], [FindByEmail]),
        new(Purpose.ResendUpload, [MiitSync], [OpenBlob, SealBlob]),
        new(Purpose.ReadPollMessage, [RegistrySubmission], [OpenBlob, SealBlob]),
        new(Purpose.InspectParked, Everyone, [OpenBlob, SealBlob]),
        new(Purpose.KeepProfile, [RealNameReview], [Store]),
        new(Purpose.EraseProfile, [RealNameReview], [Erase]),
        new(Purpose.RotateKeys, [RealNameReview], [Rotate]),
    ];

    /// <summary>Whether a worker may do this under this purpose.</summary>
    public static bool Allow(VaultWorker worker, Purpose purpose, VaultAct act) =>
        Rights.Any(right => right.Purpose == purpose && right.Workers.Contains(worker) && right.Acts.Contains(act));

    /// <summary>The workers that read a group under some purpose, and so hold a key to it. Blobs are their owner's alone.</summary>
    public static IReadOnlyList<VaultWorker> ReadersOf(FieldGroup group) =>
        [.. Everyone.Where(worker => Rights.Any(right => right.Workers.Contains(worker) && right.Acts.Any(act => Opens(act, group))))];

    /// <summary>The groups that an act opens.</summary>
    public static IReadOnlyList<FieldGroup> GroupsOf(VaultAct act) => act switch
    {
        ReadAddressee or ReadContact => [FieldGroup.Contact],
        ReadIdentity => [FieldGroup.Identity],
        ReadImage => [FieldGroup.Images],
        OpenBlob => [FieldGroup.Blobs],
        _ => [],
    };

    private static bool Opens(VaultAct act, FieldGroup group) => GroupsOf(act).Contains(group);

    private sealed record Right(Purpose Purpose, VaultWorker[] Workers, VaultAct[] Acts);
}
