using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>How the holder and the name of a domain stand, put together from what was reviewed.</summary>
internal sealed class HolderView(ProfileBook profiles, Documents<MatterState> matters, Documents<SubmissionState> submissions)
{
    public async Task<HolderStanding> Standing(DomainState domain, CancellationToken cancellationToken)
    {
        if (domain.ProfileId is not { } profileId || !domain.IsLiving
            || await profiles.Find(domain.Account, profileId, cancellationToken) is not { } profile)
            return new HolderStanding(false, false, null);
        var right = await matters.Find(MatterState.Qualification(domain.Account, profileId, domain.Name), cancellationToken);
        return new HolderStanding(
            profile.Standing == ProfileStanding.Verified,
            right?.PassedBy is not null,
            await Code(profile.Standing == ProfileStanding.Verified ? profile.VerifiedBy : null, DomainRules.RealNameCode, cancellationToken));
    }

    public async Task<NameCode> Name(DomainState domain, CancellationToken cancellationToken)
    {
        var matter = await matters.Find(MatterState.Name(domain.Account, domain.Name), cancellationToken);
        return new NameCode(
            matter is { OpenReview: not null } or { PassedBy: not null } or { Failure: not null },
            await Code(matter?.PassedBy, DomainRules.DomainCode, cancellationToken));
    }

    /// <summary>The signed code of a review that passed; null where a person decided without the provider.</summary>
    public async Task<CodeInHand?> Code(string? reviewId, string type, CancellationToken cancellationToken) =>
        reviewId is not null && await submissions.Find(reviewId, cancellationToken) is { SignedCode: { } signed, CodeToken: { } token }
            ? new CodeInHand(type, token, signed)
            : null;
}
