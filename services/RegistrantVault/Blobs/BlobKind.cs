using DomainWorkers.RegistrantVault.Rights;

namespace DomainWorkers.RegistrantVault.Blobs;

/// <summary>What a worker may keep sealed, apart from profiles and their images.</summary>
public enum BlobKind
{
    /// <summary>A file for the ministry, of many registrants; kept three months (interface V3.0).</summary>
    UploadFile,

    /// <summary>A registry's poll message that nothing here could read.</summary>
    PollMessage,

    /// <summary>The body of a message that could not be handled.</summary>
    ParkedMessage,

    /// <summary>What a review decided on beside number and images, e.g. a signed code.</summary>
    ReviewEvidence,
}

/// <summary>Which purposes a kind is opened under; the first one is also what it is sealed for.</summary>
internal static class BlobKinds
{
    public static IReadOnlyList<Purpose> PurposesOf(BlobKind kind) => kind switch
    {
        BlobKind.UploadFile => [Purpose.ResendUpload],
        BlobKind.PollMessage => [Purpose.ReadPollMessage],
        BlobKind.ParkedMessage => [Purpose.InspectParked],
        BlobKind.ReviewEvidence => [Purpose.ReviewIdentity, Purpose.SubjectAccess],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
