using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Registrants;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What happens to the standing of a profile.</summary>
internal static class ProfileRules
{
    /// <summary>Another holder in law: name, organisation, or kind or number of the document (facts: a transfer of ownership). Contact data is not.</summary>
    public static bool IsOtherHolder(HolderIdentity before, HolderIdentity after) => before != after;

    /// <summary>The profile with a change that is in the vault: another holder is unverified, an open review of the former one is withdrawn.</summary>
    public static ProfileState Changed(ProfileState profile, PendingChange change, ProfileContent? content, DateTimeOffset now, DateTimeOffset machineNow)
    {
        var next = profile with
        {
            ProfileVersion = change.ToVersion,
            Pending = null,
            Kind = content?.Kind ?? profile.Kind,
            Region = content?.Region ?? profile.Region,
            LegalForm = content?.Form ?? profile.LegalForm,
            FailedInRow = 0,
            RetryAt = null,
        };
        if (!change.HolderChanged || profile.Standing == ProfileStanding.Barred)
            return next;
        return (next with
        {
            Standing = ProfileStanding.Unverified,
            Since = now,
            VerifiedBy = null,
            OpenReview = null,
            Failure = null,
        }).Spreading(machineNow);
    }

    /// <summary>The profile with a review that begins.</summary>
    public static ProfileState InReview(ProfileState profile, string reviewId, DateTimeOffset now) => profile with
    {
        Standing = ProfileStanding.InReview,
        Since = now,
        OpenReview = reviewId,
        Attempts = profile.Attempts + 1,
    };

    /// <summary>The profile after its review ended; one that is another's by now changes nothing.</summary>
    public static ProfileState Reviewed(ProfileState profile, ReviewState review, DateTimeOffset machineNow)
    {
        if (profile.OpenReview != review.Id)
            return profile;
        var closed = profile with { OpenReview = null, Since = review.ClosedAt!.Value };
        return review.Stage switch
        {
            ReviewStage.Passed => (closed with
            {
                Standing = ProfileStanding.Verified,
                VerifiedBy = review.Id,
                Failure = null,
                RetryAt = null,
                FailedInRow = 0,
            }).Spreading(machineNow),
            ReviewStage.Failed => closed with
            {
                Standing = ProfileStanding.Rejected,
                Failure = review.Failure,
                RetryAt = review.RetryAt,
                FailedInRow = profile.FailedInRow + 1,
            },
            _ => closed with { Standing = ProfileStanding.Unverified },
        };
    }

    /// <summary>Why no review can begin; null where one can.</summary>
    public static Contracts.Domains.Reason? Objection(ProfileState profile, int mostFailures, DateTimeOffset now) => profile switch
    {
        { Standing: ProfileStanding.Barred } => Refusals.ProfileBarred,
        { Standing: ProfileStanding.Verified } => Refusals.ProfileVerified,
        { OpenReview: not null } => Refusals.ReviewRunning,
        _ when profile.FailedInRow >= mostFailures => Refusals.TooManyReviews,
        { RetryAt: { } retryAt } when now < retryAt => Refusals.ReviewTooSoon,
        _ => null,
    };
}

/// <summary>What makes a holder the one it is. Prints nothing of it.</summary>
internal sealed record HolderIdentity(
    RegistrantKind Kind, RegistrantVault.Secrecy.SensitiveText? Name, RegistrantVault.Secrecy.SensitiveText? Organisation,
    RegistrantVault.Secrecy.SensitiveText? DocumentKind, RegistrantVault.Secrecy.SensitiveText? Number)
{
    public static HolderIdentity Of(RegistrantKind kind, ContactDetails? contact, IdentityDocument? document)
    {
        var postal = contact?.Local ?? contact?.International;
        // Who answers for an organisation may change; the organisation stays the same.
        return new HolderIdentity(
            kind, kind == RegistrantKind.Individual ? postal?.Name : null, postal?.Organisation, document?.Kind, document?.Number);
    }
}
