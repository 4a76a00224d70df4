using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Brings the end of a review to whatever waits for it; every step may be repeated.</summary>
internal sealed class ReviewOutcome(
    Documents<ReviewState> reviews,
    Documents<MatterState> matters,
    ProfileBook profiles,
    DomainDesk domains,
    CaseDesk cases,
    CodeDesk codes,
    EligibilityDesk eligibility)
{
    private const int MaxRaces = 5;

    public async Task Apply(ReviewState review, CancellationToken cancellationToken)
    {
        if (review.Kind == ReviewKind.RealName)
            await profiles.Change(review.Matter, (profile, machineNow) => ProfileRules.Reviewed(profile, review, machineNow), cancellationToken);
        else
            await Settle(review, cancellationToken);

        switch (review.Kind)
        {
            case ReviewKind.DomainName when review.DomainId is { } domainId:
                await domains.Look(domainId, cancellationToken);
                break;
            case ReviewKind.DomainName or ReviewKind.Qualification:
                // It may have been registered meanwhile.
                await foreach (var domain in eligibility.Living(review.ProfileId, cancellationToken))
                {
                    if (domain.Name == review.DomainName)
                        await domains.Look(domain.Id, cancellationToken);
                }

                break;
            case ReviewKind.Enhanced when review.Stage == ReviewStage.Passed:
                await cases.Passed(review, cancellationToken);
                break;
        }

        foreach (var asker in review.Askers)
            await codes.TryAnswer(asker, cancellationToken);
        // Another write (an asker that came late) leaves it due: it is applied again.
        await reviews.Save(review with { Lane = null, Due = null }, cancellationToken);
    }

    private async Task Settle(ReviewState review, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await matters.Find(review.Matter, cancellationToken) is not { } matter || matter.OpenReview != review.Id)
                return;
            var settled = matter with
            {
                OpenReview = null,
                PassedBy = review.Stage == ReviewStage.Passed ? review.Id : null,
                Failure = review.Stage == ReviewStage.Failed ? review.Failure : null,
            };
            if (await matters.Save(settled, cancellationToken) is not null)
                return;
        }

        throw new TransientException($"{review.Matter} is written by others again and again.");
    }
}
