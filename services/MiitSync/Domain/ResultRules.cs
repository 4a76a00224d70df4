using System.Globalization;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.State;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>
/// What a result does to a domain. Results come late, twice and out of order. One that answers the pending report decides; one that may
/// belong to an earlier report never does: it only makes us report again, and the answer to that decides.
/// </summary>
internal static class ResultRules
{
    private const int NamesKept = 8;

    public static (ReportedDomain State, IReadOnlyList<ReportProblem> Problems) Apply(
        ReportedDomain state, RecordResult result, string file, ReportingTerms terms, DateTimeOffset now)
    {
        if (state.Results.Contains(file))
            return (state, []);
        var noted = state with { Results = [.. state.Results.TakeLast(NamesKept - 1), file] };
        if (!Answers(noted, result))
            return (ReportRules.Arrange(Stray(noted, result), terms, now), []);

        return result.Codes is [DataCodes.Ingested]
            ? (ReportRules.Arrange(Succeed(noted, result, now), terms, now), [])
            : Fail(noted, result, terms, now);
    }

    private static bool Answers(ReportedDomain state, RecordResult result) => state.Pending is { } pending
        && pending.Action == result.Action
        && (result.Action != ReportAction.Add || result.RecordId == pending.RecordId);

    private static ReportedDomain Succeed(ReportedDomain state, RecordResult result, DateTimeOffset now)
    {
        var pending = state.Pending!;
        if (pending.Action == ReportAction.Delete)
            return Forget(state);
        var id = result.MinistryId ?? state.MinistryId;
        return state with
        {
            Pending = null,
            Failure = null,
            MinistryId = id,
            MinistryIdText = Text(id),
            Confirmed = pending.Fingerprint,
            ConfirmedHolder = pending.Holder,
            IngestedAt = state.IngestedAt ?? now,
        };
    }

    private static (ReportedDomain, IReadOnlyList<ReportProblem>) Fail(
        ReportedDomain state, RecordResult result, ReportingTerms terms, DateTimeOffset now)
    {
        var pending = state.Pending!;
        var meanings = result.Codes.Where(code => code != DataCodes.Ingested).Select(code => (Number: code, Meaning: DataCodes.Of(code))).ToList();
        var released = ReportRules.Released(state);
        if (meanings.Exists(code => code.Meaning.Remedy == Remedy.Renounce))
        {
            // No such record there: what was to be deleted is gone, what was to be changed is added anew.
            return (ReportRules.Arrange(Forget(released), terms, now), []);
        }

        // An earlier addition was taken after all: this one was refused for that, and what is left is a change.
        if (pending.Action == ReportAction.Add && state.MinistryId is not null)
            return (ReportRules.Arrange(released with { Failure = null }, terms, now), []);

        var times = state.Failure?.Fingerprint == pending.Fingerprint ? state.Failure.Times + 1 : 1;
        var again = meanings.TrueForAll(code => code.Meaning.Remedy == Remedy.Retry) && times <= terms.Retries;
        var failure = new ReportFailure(pending.Fingerprint, [.. meanings.Select(code => code.Meaning.Code).Distinct()], now, times)
        {
            RetryAt = again ? now + terms.RetryAfter : null,
        };
        var problems = meanings.Select(code => Refusals.Problem(code.Meaning.Code, ministryCode: code.Number)).ToList();
        return (ReportRules.Arrange(released with { Failure = failure }, terms, now), problems);
    }

    /// <summary>
    /// Nothing waits for it, or something else does. An unexpected success tells at least the ministry's id; an unexpected failure puts what
    /// was confirmed in doubt.
    /// </summary>
    private static ReportedDomain Stray(ReportedDomain state, RecordResult result)
    {
        if (result.Codes is [DataCodes.Ingested])
        {
            return result.Action == ReportAction.Add && state.MinistryId is null && state.Pending is null or { Action: ReportAction.Add } && result.MinistryId is { } id
                ? state with { MinistryId = id, MinistryIdText = Text(id), ReportedName = state.Facts.Name }
                : state;
        }

        return state.Pending is null && state.MinistryId is not null && result.Action == ReportAction.Modify
            ? state with { Confirmed = null }
            : state;
    }

    private static ReportedDomain Forget(ReportedDomain state) => state with
    {
        Pending = null,
        Failure = null,
        MinistryId = null,
        MinistryIdText = null,
        ReportedName = null,
        Confirmed = null,
        ConfirmedHolder = null,
        IngestedAt = null,
    };

    private static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}
