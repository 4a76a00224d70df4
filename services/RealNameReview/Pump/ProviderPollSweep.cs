using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.Sweeps;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>
/// Reads the provider's queue: what a message is about is asked for anew, so the message itself decides nothing and may come twice. It is
/// acknowledged after the submission is due.
/// </summary>
internal sealed partial class ProviderPollSweep(
    Documents<SubmissionState> submissions,
    Documents<ProviderLink> links,
    IVerificationProvider provider,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<ProviderPollSweep> logger) : ISweep
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var notices = await provider.Poll(cancellationToken);
        foreach (var notice in notices)
        {
            if (await Find(notice, cancellationToken) is { } submission)
                await Wake(submission, cancellationToken);
            else
                LogStranger(notice.MessageId);
            await provider.Acknowledge(notice.MessageId, cancellationToken);
        }

        return notices.Count;
    }

    private async Task<SubmissionState?> Find(ProviderNotice notice, CancellationToken cancellationToken)
    {
        if (notice.TransactionId is { } transaction
            && await submissions.FindBy(SubmissionState.TransactionKey, transaction, cancellationToken) is { } sent)
            return sent;
        return notice.ProviderReference is { } reference && await links.Find(reference, cancellationToken) is { } link
            ? await submissions.Find(link.SubmissionId, cancellationToken)
            : null;
    }

    private async Task Wake(SubmissionState submission, CancellationToken cancellationToken)
    {
        if (submission.Progress is not (SubmissionProgress.Pending or SubmissionProgress.Unknown))
            return;
        if (await submissions.Save(submission with { Due = machineClock.GetUtcNow(), Delays = 0 }, cancellationToken) is null)
            throw new TransientException($"{submission.Id} changed meanwhile.");
    }

    [LoggerMessage(EventId = 6121, Level = LogLevel.Warning, Message = "The verification provider's message {MessageId} is about no submission of ours")]
    private partial void LogStranger(string messageId);
}
