using System.Globalization;
using DomainWorkers.Faults.Verdict;

namespace DomainWorkers.Faults.Ministry;

/// <summary>Every broken invariant of a run against the ministry, with the number or name that shows it.</summary>
internal static class MinistryVerdict
{
    public static IReadOnlyList<Violation> Of(MinistryEvidence evidence) =>
        [.. Numbers(evidence), .. Records(evidence), .. Words(evidence), .. LeftOver(evidence), .. Proof(evidence)];

    /// <summary>Each number taken once, none left out, and none sent again without need. What the ministry lost it asked for itself.</summary>
    private static IEnumerable<Violation> Numbers(MinistryEvidence evidence)
    {
        long last = 0;
        foreach (var entry in evidence.Ledger)
        {
            switch (entry)
            {
                case { Kind: "accepted", Sequence: { } number }:
                    if (number <= last)
                        yield return Of("number-twice", number);
                    else if (number > last + 1)
                        yield return Of("number-gap", number);
                    last = number;
                    break;
                case { Kind: "forgotten", Sequence: { } number }:
                    last = number - 1;
                    break;
                case { Kind: "refused", Call: "isp_upload", Code: 14, Sequence: { } number } when number <= last:
                    yield return Of("sent-blindly", number);
                    break;
                case { Kind: "refused", Call: "isp_upload", Code: not (14 or 15) and var code }:
                    yield return new Violation("refused", $"{code}");
                    break;
            }
        }

        if (evidence.LineLast != last)
            yield return Of("other-number", last);
    }

    /// <summary>What we believe that the ministry has is what it has, and that is what was told last.</summary>
    private static IEnumerable<Violation> Records(MinistryEvidence evidence)
    {
        var stored = evidence.Stored.ToDictionary(domain => domain.Id);
        var known = evidence.Known.ToDictionary(domain => domain.Name);
        foreach (var told in evidence.Told)
        {
            if (!stored.TryGetValue(told.Id, out var ours) || ours.Version != told.Version)
                yield return new Violation("lost-event", told.Name);
            else if (ours.IsPending || ours.IsDue || ours.HasFailed)
                yield return new Violation("open-report", told.Name);
            if (known.Remove(told.Name, out var theirs) != (told.Status == "registered"))
                yield return new Violation(theirs is null ? "not-known" : "still-known", told.Name);
            else if (theirs?.Id != ours?.MinistryId)
                yield return new Violation("other-id", told.Name);
            else if (theirs is not null && (theirs.NameServers != string.Join(';', told.NameServers) || theirs.ValidTo != Day(told.ExpiresAt)))
                yield return new Violation("other-content", told.Name);
        }

        foreach (var name in known.Keys)
            yield return new Violation("never-told", name);
    }

    /// <summary>Each change of readiness was told, up to the one that is stored.</summary>
    private static IEnumerable<Violation> Words(MinistryEvidence evidence)
    {
        var heard = evidence.Heard.Where(word => word.Revision is not null).ToLookup(word => word.DomainId, word => word.Revision!.Value);
        foreach (var domain in evidence.Stored)
        {
            if (!heard[domain.Id].Distinct().Order().SequenceEqual(Enumerable.Range(1, (int)domain.Readiness).Select(revision => (long)revision)))
                yield return new Violation("lost-word", domain.Name);
        }
    }

    private static IEnumerable<Violation> LeftOver(MinistryEvidence evidence)
    {
        foreach (var domain in evidence.Stored.Where(domain => domain.Outgoing > 0))
            yield return new Violation("outgoing-left", domain.Name);
        if (evidence.LineOpen)
            yield return new Violation("open-file", Violation.Run);
        if (evidence.LineStopped is { } reason)
            yield return new Violation("stopped-line", reason);
        if (evidence.Parked > 0)
            yield return new Violation("parked-message", Violation.Run);
    }

    /// <summary>A run that killed nobody proves nothing.</summary>
    private static IEnumerable<Violation> Proof(MinistryEvidence evidence)
    {
        foreach (var place in KillPlace.All)
        {
            if (evidence.Kills.Count(kill => kill.Place == place.Name) < evidence.Plan.Rounds)
                yield return new Violation("too-few-kills", place.Name);
        }
    }

    private static Violation Of(string invariant, long number) => new(invariant, number.ToString(CultureInfo.InvariantCulture));

    private static string Day(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
