using DomainWorkers.Contracts.RealName;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Domain;

/// <summary>What the dated policy says about reviews and what is shown before a name resolves.</summary>
internal sealed class ReviewTerms(RegistrarPolicies policies, BusinessCalendar calendar)
{
    private const string Anything = "*";

    /// <summary>Until when a review that begins then is usually done, and at the latest.</summary>
    public ReviewTimes Level(ReviewKind kind, string? domainName, DateTimeOffset from)
    {
        var suffix = SuffixOf(domainName);
        var usual = After(kind == ReviewKind.RealName ? DeadlineKind.ProfileReviewUsual : DeadlineKind.DomainReviewUsual, suffix, from)!;
        var latest = (kind == ReviewKind.Qualification ? After(DeadlineKind.QualificationReview, suffix, from) : null)
            ?? After(kind == ReviewKind.RealName ? DeadlineKind.ProfileReviewLatest : DeadlineKind.DomainReviewLatest, suffix, from)!;
        return new ReviewTimes(usual.At, latest.At, usual.Provisional || latest.Provisional);
    }

    /// <summary>How many different people decide where a machine cannot.</summary>
    public int Deciders(ReviewKind kind, string? domainName, DateTimeOffset now)
    {
        var limit = kind switch
        {
            ReviewKind.Qualification => LimitKind.ReviewersPerQualification,
            ReviewKind.Enhanced => LimitKind.ReviewersPerEnhancedReview,
            _ => LimitKind.ReviewersPerRealNameReview,
        };
        return policies.Limit(limit, SuffixOf(domainName), ShanghaiTime.DateOf(now)) ?? 1;
    }

    /// <summary>Reviews of a profile that may fail in a row.</summary>
    public int MostFailures(DateTimeOffset now) =>
        policies.Limit(LimitKind.FailedReviewsInRow, Anything, ShanghaiTime.DateOf(now)) ?? int.MaxValue;

    /// <summary>When another review can come to another end; null for at once.</summary>
    public DateTimeOffset? RetryAt(RetryWait wait, DateTimeOffset now) => wait switch
    {
        RetryWait.NewCard => After(DeadlineKind.NewIdentityCardRetry, Anything, now)?.At,
        RetryWait.Validity => After(DeadlineKind.IdentityValidityRetry, Anything, now)?.At,
        _ => null,
    };

    public ImagePolicy Images(MaterialPurpose purpose, string? domainName, DateTimeOffset now) => policies.Images(
        purpose == MaterialPurpose.EnhancedVerification ? ImageFlow.EnhancedVerification : ImageFlow.RealName,
        SuffixOf(domainName), ShanghaiTime.DateOf(now));

    /// <summary>For a domain; a duty follows the policy of the day on which it began.</summary>
    public DomainTerms Domain(string name, DateTimeOffset now)
    {
        var suffix = SuffixOf(name);
        if (suffix == Anything)
            return new DomainTerms(false, [], Qualification.None, _ => null);
        var verification = policies.Verification(suffix, ShanghaiTime.DateOf(now));
        return new DomainTerms(
            verification.RealName, [.. verification.Codes.Select(Kind)], verification.Qualification,
            since => After(DeadlineKind.RealNameMaterial, suffix, since)?.At);
    }

    /// <summary>When the material of an enhanced verification is due, and when it reaches other names; null where the registry has none.</summary>
    public (DateTimeOffset? Deadline, DateTimeOffset? SpreadsAt) Enhanced(string name, DateTimeOffset noticedAt, DateTimeOffset? disposedAt)
    {
        var suffix = SuffixOf(name);
        return (
            After(DeadlineKind.EnhancedVerification, suffix, noticedAt)?.At,
            disposedAt is { } disposed ? After(DeadlineKind.BadUseEscalation, suffix, disposed)?.At : null);
    }

    /// <summary>Cases after which the registry bars the holder; null where it never does.</summary>
    public int? CasesUntilBarred(string name, DateTimeOffset now) =>
        policies.Limit(LimitKind.BadUseCasesUntilBarred, SuffixOf(name), ShanghaiTime.DateOf(now));

    /// <summary>When a profile is erased that no domain uses since then; null where it stays.</summary>
    public DateTimeOffset? RetentionEnds(DateTimeOffset since) => After(DeadlineKind.ProfileRetention, Anything, since)?.At;

    public static CodeKind Kind(VerificationCodeKind kind) => kind == VerificationCodeKind.Domain ? CodeKind.Domain : CodeKind.RealName;

    private DueTime? After(DeadlineKind kind, string suffix, DateTimeOffset from) =>
        policies.Deadline(kind, suffix, ShanghaiTime.DateOf(from))?.After(from, calendar);

    private string SuffixOf(string? name) =>
        name is not null && policies.Parse(name) is DomainNameResult.Parsed(var parsed) ? parsed.Suffix : Anything;
}

/// <summary>Until when a review is done.</summary>
/// <param name="Provisional">It rests on a calendar that is not announced yet.</param>
internal sealed record ReviewTimes(DateTimeOffset UsualBy, DateTimeOffset LatestBy, bool Provisional);

/// <summary>What has to be shown before a name resolves.</summary>
/// <param name="Ends">When the time is over for a duty that began then; null where there is none.</param>
internal sealed record DomainTerms(
    bool RealName, IReadOnlyList<CodeKind> Codes, Qualification Qualification, Func<DateTimeOffset, DateTimeOffset?> Ends);
