using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.Registrants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>One try of one submission: asks where a former try may have arrived, else sends, and tells the review of the end.</summary>
internal sealed partial class SubmissionRun(
    Documents<SubmissionState> submissions,
    Documents<ProviderLink> links,
    ReviewBook reviews,
    ProfileVault vault,
    IVerificationProvider provider,
    IOptions<ReviewOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<SubmissionRun> logger)
{
    /// <summary>Works on a submission that the caller has claimed.</summary>
    public async Task Try(SubmissionState claimed, CancellationToken cancellationToken)
    {
        if (claimed.IsClosed)
        {
            await Conclude(claimed, cancellationToken);
            return;
        }

        if (await reviews.Find(claimed.Id, cancellationToken) is not { Stage: ReviewStage.AtProvider })
        {
            await submissions.Save(SubmissionRules.Ended(claimed) with { Progress = SubmissionProgress.Withdrawn }, cancellationToken);
            return;
        }

        var asks = claimed.Progress != SubmissionProgress.Waiting;
        var current = asks ? claimed : await Intend(claimed, cancellationToken);
        if (current is null)
            return;
        var answer = asks ? await Ask(current, cancellationToken) : await Submit(current, cancellationToken);
        Log(current, answer);
        var next = SubmissionRules.After(current, answer, asks, options.Value, machineClock.GetUtcNow());
        if (next.ProviderReference is { } reference && reference != current.ProviderReference)
            await links.Insert(new ProviderLink { Id = reference, SubmissionId = next.Id }, [], cancellationToken);
        if (await submissions.Save(next, cancellationToken) is { IsClosed: true } closed)
            await Conclude(closed, cancellationToken);
    }

    /// <summary>Tried too often: a person decides.</summary>
    public async Task Park(SubmissionState claimed, CancellationToken cancellationToken)
    {
        LogParked(claimed.Id, claimed.Claims);
        if (await submissions.Save(SubmissionRules.Parked(claimed, machineClock.GetUtcNow()), cancellationToken) is { } parked)
            await Conclude(parked, cancellationToken);
    }

    /// <summary>From here on whoever finds it asks first. Null when another write came first.</summary>
    private Task<SubmissionState?> Intend(SubmissionState claimed, CancellationToken cancellationToken) =>
        submissions.Save(SubmissionRules.Sending(claimed, machineClock.GetUtcNow()), cancellationToken);

    private async Task Conclude(SubmissionState closed, CancellationToken cancellationToken)
    {
        await reviews.ProviderDecided(closed, cancellationToken);
        await submissions.Save(SubmissionRules.Ended(closed), cancellationToken);
    }

    private Task<ProviderAnswer> Ask(SubmissionState submission, CancellationToken cancellationToken) => provider.Ask(
        new VerificationQuestion(
            submission.Kind, submission.TransactionId, submission.ProviderReference, submission.Label,
            submission.Progress == SubmissionProgress.Pending ? null : submission.SentAt),
        cancellationToken);

    private async Task<ProviderAnswer> Submit(SubmissionState submission, CancellationToken cancellationToken)
    {
        if (submission.Kind == VerificationKind.DomainName)
            return await provider.Submit(new VerificationRequest.DomainName(submission.TransactionId, submission.Label!), cancellationToken);
        var holder = await vault.Holder(submission.ProfileId, submission.Id, cancellationToken);
        if (holder is not { Name: { } name, Document: { } document })
            return new ProviderAnswer.Refused(SubmissionRequestGone, new RegistrantVault.Secrecy.SensitiveText(""));
        var images = await vault.Images(holder.Profile, MaterialNeeds.OfIdentity, submission.Id, cancellationToken);
        return await provider.Submit(
            new VerificationRequest.RealName(
                submission.TransactionId,
                holder.Profile.Kind == RegistrantKind.Individual ? SubjectRole.Person : SubjectRole.Organisation,
                name, document.Number, Proof(holder.Profile.Kind, document.Kind.Reveal()),
                [.. images.Select(image => new ProofFile(image.MediaType, image.Content))]),
            cancellationToken);
    }

    private const int SubmissionRequestGone = 2303; // RFC 5730: object does not exist

    private static ProofKind Proof(RegistrantKind kind, string document) => kind == RegistrantKind.Individual
        ? document == "SFZ" ? ProofKind.Citizen : ProofKind.Other
        : document is "XYDM" or "YYZZ" ? ProofKind.Enterprise : ProofKind.Other;

    private void Log(SubmissionState submission, ProviderAnswer answer)
    {
        switch (answer)
        {
            case ProviderAnswer.Broken(var detail):
                LogBroken(submission.Id, detail);
                break;
            case ProviderAnswer.Untrusted(var why, _):
                LogUntrusted(submission.Id, why);
                break;
            case ProviderAnswer.Busy(var detail):
                LogBusy(submission.Id, detail);
                break;
            case ProviderAnswer.Unknown:
                LogUnknown(submission.Id, submission.Doubts);
                break;
        }
    }

    [LoggerMessage(EventId = 6101, Level = LogLevel.Error, Message = "The verification provider does not let us in ({Submission}): {Detail}")]
    private partial void LogBroken(string submission, string detail);

    [LoggerMessage(EventId = 6102, Level = LogLevel.Error, Message = "The signed code for {Submission} must not be believed: {Why}")]
    private partial void LogUntrusted(string submission, string why);

    [LoggerMessage(EventId = 6103, Level = LogLevel.Warning, Message = "The verification provider puts {Submission} off: {Detail}")]
    private partial void LogBusy(string submission, string detail);

    [LoggerMessage(EventId = 6104, Level = LogLevel.Warning, Message = "Nobody knows whether {Submission} has reached the verification provider; asked {Doubts} times before")]
    private partial void LogUnknown(string submission, int doubts);

    [LoggerMessage(EventId = 6105, Level = LogLevel.Error, Message = "{Submission} was claimed {Claims} times without an end; a person decides its review")]
    private partial void LogParked(string submission, int claims);
}
