using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Brings closed reviews to what waits for them, and tells of open ones that take too long. Any number of replicas may do so at once.</summary>
internal sealed partial class ReviewSweep(
    Documents<ReviewState> reviews, ReviewOutcome outcome, ReviewTerms terms, TimeProvider clock, ILogger<ReviewSweep> logger) : ISweep
{
    private const int PageSize = 100;
    private static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var closed = await reviews.Due(ReviewState.ApplyLane, clock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var id in closed)
            await Guarded(id, review => outcome.Apply(review, cancellationToken), cancellationToken);
        var late = await reviews.Due(ReviewState.ClockLane, clock.GetUtcNow(), PageSize, cancellationToken);
        foreach (var id in late)
            await Guarded(id, review => Look(review, cancellationToken), cancellationToken);
        return closed.Count + late.Count;
    }

    private async Task Look(ReviewState review, CancellationToken cancellationToken)
    {
        if (!review.IsOpen)
            return;
        var now = clock.GetUtcNow();
        var (next, stage) = ReviewRules.Look(review, terms.Level(review.Kind, review.DomainName, review.OpenedAt), now);
        IReadOnlyList<Announcement> say = stage is { } late ? [new Announcement(ReviewEvents.Overdue(next, late, now), $"{review.Id}\n{late}")] : [];
        // Another write came first: it is looked at again.
        if (await reviews.Save(next, say, cancellationToken) is not null && stage is not null)
            LogOverdue(review.Id, stage.Value, next.Stage);
    }

    private async Task Guarded(string id, Func<ReviewState, Task> act, CancellationToken cancellationToken)
    {
        try
        {
            if (await reviews.Find(id, cancellationToken) is { } review)
                await act(review);
        }
        catch (TransientException)
        {
            throw;
        }
#pragma warning disable CA1031 // A review that goes wrong (a registrant's data that does not open, a bug of ours) must not stop the others.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception, id);
            if (await reviews.Find(id, cancellationToken) is { Due: not null } review)
                await reviews.Save(review with { Due = clock.GetUtcNow() + Retry }, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 6201, Level = LogLevel.Warning, Message = "Review {Review} is overdue ({Late}), at {Stage}")]
    private partial void LogOverdue(string review, Contracts.RealName.OverdueStage late, ReviewStage stage);

    [LoggerMessage(EventId = 6202, Level = LogLevel.Error, Message = "Review {Review} failed by a bug of ours; it is tried again in an hour")]
    private partial void LogFailed(Exception exception, string review);
}
