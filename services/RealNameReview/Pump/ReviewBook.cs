using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrarPolicy;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>
/// Opens, refers and closes reviews, each by one write. A review at the provider has a submission under its own id: whoever repeats a step
/// meets it.
/// </summary>
internal sealed class ReviewBook(
    Documents<ReviewState> reviews,
    Documents<SubmissionState> submissions,
    ReviewTerms terms,
    RegistrarPolicies policies,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private const int MaxRaces = 5;

    public Task<ReviewState?> Find(string id, CancellationToken cancellationToken) => reviews.Find(id, cancellationToken);

    /// <summary>Opens a review, or finds the one that was opened as this.</summary>
    public async Task<ReviewState> Begin(ReviewSubject subject, int attempt, Finding finding, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var review = ReviewRules.Open(
            subject, attempt, finding, terms.Level(subject.Kind, subject.DomainName, now), terms.Deciders(subject.Kind, subject.DomainName, now), now);
        IReadOnlyList<Announcement> say = [.. ReviewRules.Beginning(review, now).Select(message => new Announcement(message, ReviewEvents.KeyOf(review, message)))];
        var stored = (await reviews.Insert(review, say, cancellationToken)).Stored ?? await reviews.Find(review.Id, cancellationToken)
            ?? throw new TransientException($"{review.Id} is known but cannot be read.");
        await Submit(stored, cancellationToken);
        return stored;
    }

    /// <summary>Does what a step of a review still lacks, where who wrote it died or did not hear that it was written.</summary>
    public Task Resume(ReviewState review, CancellationToken cancellationToken) => Submit(review, cancellationToken);

    /// <summary>Changes a review whatever happens to it meanwhile; a rule that changes nothing gives back the same instance.</summary>
    public async Task<ReviewState?> Change(string id, Func<ReviewState, DateTimeOffset, ReviewState> rule, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await reviews.Find(id, cancellationToken) is not { } review)
                return null;
            var now = clock.GetUtcNow();
            var next = rule(review, now);
            if (next == review || await Save(review, next, now, cancellationToken) is not null)
                return next;
        }

        throw new TransientException($"{id} is written by others again and again.");
    }

    /// <summary>Saves a step of a review, says what it means, and submits it where it goes to the provider. Null when another write came first.</summary>
    public async Task<ReviewState?> Save(ReviewState before, ReviewState after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Announcement> say = [];
        if (before.IsOpen && !after.IsOpen)
            say.Add(new Announcement(ReviewEvents.Ended(after), $"{after.Id}\nended"));
        if (before.Stage == ReviewStage.AtProvider && after.Stage == ReviewStage.AtReviewer)
            say.Add(new Announcement(ReviewEvents.Referred(after, now), $"{after.Id}\n{after.Referral}"));
        var saved = await reviews.Save(after, say, cancellationToken);
        if (saved is not null)
            await Submit(saved, cancellationToken);
        return saved;
    }

    /// <summary>What the provider has decided, or nobody could find out.</summary>
    public Task ProviderDecided(SubmissionState submission, CancellationToken cancellationToken) => Change(
        submission.Id,
        (review, now) => review.Stage != ReviewStage.AtProvider ? review : submission.Progress switch
        {
            SubmissionProgress.Verified => ReviewRules.Pass(review, now),
            SubmissionProgress.Refused => Fail(review, SubmissionRules.FailureOf(submission), now),
            SubmissionProgress.Untrusted => Fail(review, ReviewFailure.CodeUntrusted, now),
            _ => ReviewRules.Refer(review, ReferralCause.ProviderUnclear, providerAfterwards: false),
        },
        cancellationToken);

    /// <summary>Nobody waits for its end any more.</summary>
    public Task Withdraw(string? id, CancellationToken cancellationToken) => id is null
        ? Task.CompletedTask
        : Change(id, (review, now) => review.IsOpen ? ReviewRules.Withdraw(review, now) : review, cancellationToken);

    private ReviewState Fail(ReviewState review, ReviewFailure failure, DateTimeOffset now) =>
        ReviewRules.Fail(review, failure, terms.RetryAt(FailureCatalogue.Of(failure).Wait, now), now);

    /// <summary>Whose insert comes second finds the same submission.</summary>
    private async Task Submit(ReviewState review, CancellationToken cancellationToken)
    {
        if (review.Stage != ReviewStage.AtProvider)
            return;
        await submissions.Insert(
            new SubmissionState
            {
                Id = review.Id,
                Kind = review.Kind == ReviewKind.DomainName ? VerificationKind.DomainName : VerificationKind.RealName,
                Account = review.Account,
                ProfileId = review.ProfileId,
                ProfileVersion = review.ProfileVersion,
                Label = review.Kind == ReviewKind.DomainName && policies.Parse(review.DomainName!) is DomainNameResult.Parsed(var name) ? name.Label : null,
                TransactionId = Identities.Transaction(review.Id),
                Lane = SubmissionState.ProviderLane,
                Due = machineClock.GetUtcNow(),
            },
            [], cancellationToken);
    }
}
