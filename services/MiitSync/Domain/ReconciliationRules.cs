using DomainWorkers.MiitSync.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>The daily look at every domain: does the ministry know what it should, and if not, is that on its way or explained?</summary>
internal static class ReconciliationRules
{
    private static readonly TimeSpan NightlyAt = TimeSpan.FromHours(3);

    /// <summary>What is ours to mend is tried again now and then: nothing says when somebody has.</summary>
    private static readonly TimeSpan TriedAgainAfter = TimeSpan.FromDays(3);

    /// <summary>Three o'clock of the next night in Shanghai.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var tonight = ShanghaiTime.StartOf(ShanghaiTime.DateOf(now)) + NightlyAt;
        return tonight > now ? tonight : tonight.AddDays(1);
    }

    /// <summary>The ministry should know the domain, or know it otherwise, and does not.</summary>
    public static bool ShouldBeKnown(ReportedDomain state, ReportingTerms terms, DateTimeOffset now) => ReportRules.Wish(state, terms, now) is not null;

    /// <summary>
    /// Where something fell between two stools: a file that names the domain as its content does not have it, a wish that stands in no queue,
    /// a profile that has changed, a reason that was ours to mend. The same state when all is well.
    /// </summary>
    public static ReportedDomain Mend(ReportedDomain state, bool inItsFile, long? profileVersion, ReportingTerms terms, DateTimeOffset now)
    {
        var next = state;
        if (state.Pending is { } pending && !inItsFile)
            next = ReportRules.PutBack(next, pending.Sequence, terms, now);
        if (profileVersion is { } version && version != next.ProfileVersion && next.Pending is null)
            next = ReportRules.NoteProfile(next, version, terms, now);
        if (next is { Pending: null, Failure: { RetryAt: null } failure } && failure.Codes.All(DataCodes.IsOurs) && now - failure.At >= TriedAgainAfter)
            next = ReportRules.Arrange(next with { Failure = null }, terms, now);
        if (next.Pending is null && ReportRules.Arrange(next, terms, now) is var arranged && arranged.Lane != next.Lane)
            next = arranged;
        return next;
    }
}
