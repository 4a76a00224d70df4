using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>What a provider's answer means for a submission. Only an answer that says it was never there lets it be sent again.</summary>
internal static class SubmissionRules
{
    private const int NotCompliant = 0; // the decision came as data, not as a result code
    private const int AuthorisationFailed = 2201;
    private const int PolicyViolated = 2308;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>Stored before the frame is written.</summary>
    public static SubmissionState Sending(SubmissionState submission, DateTimeOffset machineNow) =>
        submission with { Progress = SubmissionProgress.Sent, SentAt = machineNow };

    /// <summary>The submission after an answer, released from its claim.</summary>
    public static SubmissionState After(SubmissionState submission, ProviderAnswer answer, bool wasAsked, ReviewOptions options, DateTimeOffset machineNow)
    {
        var free = Released(submission);
        switch (answer)
        {
            case ProviderAnswer.Verified verified:
                return Closed(free, SubmissionProgress.Verified, machineNow) with
                {
                    CodeToken = verified.CodeToken,
                    SignedCode = verified.SignedCode,
                    ProviderReference = verified.ProviderReference,
                };
            case ProviderAnswer.Refused refused:
                return Closed(free, SubmissionProgress.Refused, machineNow) with
                {
                    RefusalCode = refused.Code,
                    ProviderReference = refused.ProviderReference ?? free.ProviderReference,
                };
            case ProviderAnswer.Untrusted untrusted:
                return Closed(free, SubmissionProgress.Untrusted, machineNow) with { ProviderReference = untrusted.ProviderReference ?? free.ProviderReference };
            case ProviderAnswer.Pending(var reference):
                var questions = wasAsked && free.Progress == SubmissionProgress.Pending ? free.Delays + 1 : 0;
                return free with
                {
                    Progress = SubmissionProgress.Pending,
                    ProviderReference = reference,
                    Doubts = 0,
                    Delays = questions,
                    Due = machineNow + BackOff.After(questions, options.AskEvery, options.LongestPause > options.AskEvery ? options.LongestPause : options.AskEvery),
                };
            case ProviderAnswer.Absent:
                return free with { Progress = SubmissionProgress.Waiting, SentAt = null, Doubts = 0, Due = machineNow };
            case ProviderAnswer.Busy or ProviderAnswer.Broken:
                return free with
                {
                    // Nothing was done: what was to be sent is not there.
                    Progress = wasAsked ? free.Progress : SubmissionProgress.Waiting,
                    SentAt = wasAsked ? free.SentAt : null,
                    Delays = free.Delays + 1,
                    Due = machineNow + (answer is ProviderAnswer.Broken ? options.LongestPause : BackOff.After(free.Delays, FirstPause, options.LongestPause)),
                };
            default:
                return Doubtful(free, options, machineNow);
        }
    }

    /// <summary>Back to a person's hands: nothing more is tried.</summary>
    public static SubmissionState Parked(SubmissionState submission, DateTimeOffset machineNow) =>
        Closed(Released(submission), SubmissionProgress.Parked, machineNow);

    /// <summary>Its review knows, or nobody needs it.</summary>
    public static SubmissionState Ended(SubmissionState submission) => Released(submission) with { Lane = null, Due = null };

    public static SubmissionState Released(SubmissionState submission) => submission with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };

    /// <summary>Which failure a refusal is. Providers tell reasons in words of their own, which we neither read nor repeat.</summary>
    public static ReviewFailure FailureOf(SubmissionState submission) => (submission.Kind, submission.RefusalCode) switch
    {
        (VerificationKind.DomainName, NotCompliant or PolicyViolated) => ReviewFailure.NameProhibited,
        (VerificationKind.RealName, NotCompliant) => ReviewFailure.NameNumberMismatch,
        (VerificationKind.RealName, AuthorisationFailed or PolicyViolated) => ReviewFailure.IdentityCheckFailed,
        _ => ReviewFailure.ProviderRefused,
    };

    private static SubmissionState Doubtful(SubmissionState free, ReviewOptions options, DateTimeOffset machineNow)
    {
        var since = free.SentAt ?? machineNow;
        return machineNow - since >= options.GiveUpAfter
            ? Closed(free, SubmissionProgress.Unclear, machineNow)
            : free with
            {
                Progress = free.Progress == SubmissionProgress.Pending ? SubmissionProgress.Pending : SubmissionProgress.Unknown,
                Doubts = free.Doubts + 1,
                Due = machineNow + BackOff.After(free.Doubts, FirstPause, options.LongestPause),
            };
    }

    /// <summary>Due still: its review has to know.</summary>
    private static SubmissionState Closed(SubmissionState free, SubmissionProgress progress, DateTimeOffset machineNow) =>
        free with { Progress = progress, Doubts = 0, Delays = 0, Due = machineNow };
}
