using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>
/// Begins reviews of profiles, names, rights to names and enhanced verifications: one write names the review's id in what is reviewed, and
/// whoever finds that opens it. The checks that a machine can make come first.
/// </summary>
internal sealed class ReviewDesk(
    ProfileBook profiles,
    Documents<MatterState> matters,
    ReviewBook reviews,
    EligibilityDesk eligibility,
    ProfileVault vault,
    ReviewTerms terms,
    TimeProvider clock)
{
    /// <summary>Begins the review of a profile; a reason where that cannot be.</summary>
    public async Task<(ReviewState? Review, Reason? Objection)> BeginProfile(
        string account, string profileId, string reference, CancellationToken cancellationToken)
    {
        if (await profiles.Find(account, profileId, cancellationToken) is not { } profile)
            return (null, Refusals.ProfileUnknown);
        var now = clock.GetUtcNow();
        if (ProfileRules.Objection(profile, terms.MostFailures(now), now) is { } objection)
            return (profile.OpenReview is { } running ? await Reopened(profile, running, reference, cancellationToken) : null, objection);
        if (await vault.Holder(profileId, reference, cancellationToken) is not { } holder)
            return (null, Refusals.ProfileUnknown);
        if (!MaterialNeeds.AreMet(MaterialNeeds.RealName(profile.Kind), holder.Profile.ImageSlots))
            return (null, Refusals.MaterialMissing);

        var matter = ProfileState.IdOf(account, profileId);
        var attempt = profile.Attempts + 1;
        await profiles.Save(ProfileRules.InReview(profile, Identities.Review(matter, attempt), now), cancellationToken);
        return (await Open(profile, attempt, Look(holder), cancellationToken), null);
    }

    /// <summary>Begins the check of a name, where it was never asked for.</summary>
    public async Task<MatterState> BeginName(string account, string profileId, string domainName, string? domainId, CancellationToken cancellationToken)
    {
        var id = MatterState.Name(account, domainName);
        var version = (await profiles.Find(account, profileId, cancellationToken))?.ProfileVersion ?? 1;
        var matter = await Matter(id, ReviewKind.DomainName, account, profileId, domainName, domainId, cancellationToken);
        if (matter.PassedBy is not null || matter.Failure is not null)
            return matter;
        return await Begin(matter, version, new Finding.Clear(), cancellationToken);
    }

    /// <summary>Begins the review of a right to a name.</summary>
    public async Task BeginQualification(
        string account, string profileId, string domainName, string reference, CancellationToken cancellationToken)
    {
        var id = MatterState.Qualification(account, profileId, domainName);
        if (await profiles.Find(account, profileId, cancellationToken) is not { } profile)
            return;
        var matter = await Matter(id, ReviewKind.Qualification, account, profileId, domainName, null, cancellationToken);
        if (matter.PassedBy is not null)
            return;
        var violations = await eligibility.Violations(profile, domainName, reference, cancellationToken);
        Finding finding = violations.Count > 0 ? new Finding.Wrong(ReviewFailure.Unqualified, null)
            : matter.OwnerFits == false ? new Finding.Wrong(ReviewFailure.OwnerDiffers, null)
            : new Finding.Unclear(ReferralCause.Qualification, ProviderAfterwards: false);
        await Begin(matter, profile.ProfileVersion, finding, cancellationToken);
    }

    /// <summary>Begins the review of an enhanced verification.</summary>
    public async Task BeginEnhanced(CaseState open, CancellationToken cancellationToken)
    {
        var id = MatterState.Enhanced(open.Account, open.DomainId, open.CaseReference);
        var version = (await profiles.Find(open.Account, open.ProfileId, cancellationToken))?.ProfileVersion ?? 1;
        var matter = await Matter(id, ReviewKind.Enhanced, open.Account, open.ProfileId, null, open.DomainId, cancellationToken);
        if (matter.PassedBy is null)
            await Begin(matter, version, new Finding.Unclear(ReferralCause.EnhancedVerification, ProviderAfterwards: false), cancellationToken);
    }

    /// <summary>A matter as it stands; one that is new is noted.</summary>
    public async Task<MatterState> Matter(
        string id, ReviewKind kind, string account, string profileId, string? domainName, string? domainId, CancellationToken cancellationToken)
    {
        if (await matters.Find(id, cancellationToken) is { } known)
            return known;
        var matter = new MatterState { Id = id, Kind = kind, Account = account, ProfileId = profileId, DomainName = domainName, DomainId = domainId };
        return (await matters.Insert(matter, [], cancellationToken)).Stored ?? await matters.Find(id, cancellationToken)
            ?? throw new TransientException($"{id} is known but cannot be read.");
    }

    /// <summary>A process may have died between naming the review and opening it.</summary>
    private async Task<ReviewState?> Reopened(ProfileState profile, string running, string reference, CancellationToken cancellationToken)
    {
        if (await reviews.Find(running, cancellationToken) is { } known)
        {
            await reviews.Resume(known, cancellationToken);
            return known;
        }

        return await vault.Holder(profile.ProfileId, reference, cancellationToken) is { } holder
            ? await Open(profile, profile.Attempts, Look(holder), cancellationToken)
            : null;
    }

    private Task<ReviewState> Open(ProfileState profile, int attempt, Finding finding, CancellationToken cancellationToken) => reviews.Begin(
        new ReviewSubject(ReviewKind.RealName, profile.Account, ProfileState.IdOf(profile.Account, profile.ProfileId), profile.ProfileId, profile.ProfileVersion),
        attempt, finding, cancellationToken);

    private async Task<MatterState> Begin(MatterState matter, long version, Finding finding, CancellationToken cancellationToken)
    {
        var begun = matter;
        if (matter.OpenReview is null)
        {
            begun = matter with { Attempts = matter.Attempts + 1, OpenReview = Identities.Review(matter.Id, matter.Attempts + 1), Failure = null };
            begun = await matters.Save(begun, cancellationToken) ?? throw new TransientException($"{matter.Id} changed meanwhile.");
        }

        await reviews.Begin(
            new ReviewSubject(matter.Kind, matter.Account, matter.Id, matter.ProfileId, version, matter.DomainId, matter.DomainName),
            begun.Attempts, finding, cancellationToken);
        return begun;
    }

    private static Finding Look(ReviewedHolder holder)
    {
        if (holder is not { Name: not null, Document: { } document })
            return new Finding.Wrong(ReviewFailure.Incomplete, null);
        return DocumentKinds.IsCheckable(document.Kind.Reveal(), holder.Profile.Region)
            ? new Finding.Clear()
            : new Finding.Unclear(ReferralCause.DocumentNotCheckable, ProviderAfterwards: true);
    }
}
