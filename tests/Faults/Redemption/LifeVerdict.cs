using DomainWorkers.Faults.Verdict;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults.Redemption;

/// <summary>Every broken invariant of a run through the time after expiry, with the domain that shows it.</summary>
internal static class LifeVerdict
{
    public static IReadOnlyList<Violation> Of(LifeRunEvidence evidence) =>
        [.. evidence.Domains.SelectMany(domain => Domain(evidence, domain)), .. LeftOver(evidence), .. Proof(evidence)];

    private static IEnumerable<Violation> Domain(LifeRunEvidence evidence, LivingDomain domain)
    {
        var executed = evidence.Ledger.Where(entry => entry.ObjectName == domain.Name && entry.Kind == "executed").ToLookup(entry => entry.Command);
        var heard = evidence.Heard.Where(word => word.DomainId == domain.Id).DistinctBy(word => word.MessageId).ToLookup(word => word.Exchange);
        return [
            .. Deletions(domain, [.. executed["domain:delete"]]), .. Restores(domain, executed), .. Renewals(domain, executed["domain:renew"], heard),
            .. Answers(domain, heard), .. Ends(evidence, domain),
        ];
    }

    private static IEnumerable<Violation> Deletions(LivingDomain domain, IReadOnlyList<LedgerEntry> deletions)
    {
        if (domain.Fate == Fate.Paid ? deletions.Count > 0 : domain.LatestEnd is { } end && deletions.Any(deletion => deletion.At < end))
            yield return new Violation("deleted-while-paid", domain.Name);
        else if (domain.Fate != Fate.Requested && deletions.Any(deletion => deletion.At < domain.ExpiresAt))
            yield return new Violation("deleted-early", domain.Name);
        else if (domain.Fate != Fate.Paid && deletions.Count != 1)
            yield return new Violation(deletions.Count == 0 ? "not-deleted" : "deleted-twice", domain.Name);
    }

    private static IEnumerable<Violation> Restores(LivingDomain domain, ILookup<string, LedgerEntry> executed)
    {
        foreach (var command in new[] { "domain:restore-request", "domain:restore-report" })
        {
            var count = executed[command].Count();
            if (count != (domain.IsBoughtBack ? 1 : 0))
                yield return new Violation(count == 0 ? "not-restored" : domain.IsBoughtBack ? "restored-twice" : "restored-unasked", domain.Name);
        }
    }

    /// <summary>A year for each renewal that was paid, and one for each redemption that says that it bought one.</summary>
    private static IEnumerable<Violation> Renewals(LivingDomain domain, IEnumerable<LedgerEntry> renewals, ILookup<string, LifeWord> heard)
    {
        var years = renewals.Sum(renewal => renewal.Years ?? 0);
        var ordered = domain.Fate == Fate.Paid || heard["dw.domain-redeemed"].Any(word => word.Word == "renewed") ? 1 : 0;
        if (years != ordered)
            yield return new Violation(years > ordered ? "renewed-twice" : "not-renewed", domain.Name);
    }

    /// <summary>Each order is answered once, by what was ordered; each turn of the life is told once.</summary>
    private static IEnumerable<Violation> Answers(LivingDomain domain, ILookup<string, LifeWord> heard)
    {
        (string Exchange, bool IsDue)[] all =
        [
            ("dw.domain-redeemed", domain.IsBoughtBack), ("dw.domain-deleted", domain.Fate != Fate.Paid), ("dw.domain-released", domain.IsFreed),
            ("dw.payment-timed-out", domain.Fate == Fate.Lapsed),
        ];
        foreach (var (exchange, isDue) in all)
        {
            var count = heard[exchange].Count();
            if (count != (isDue ? 1 : 0))
                yield return new Violation(count == 0 ? "lost-word" : isDue ? "told-twice" : "told-wrongly", $"{domain.Name} {exchange}");
        }

        if (domain.Fate == Fate.Paid && !heard["dw.domain-renewed"].Any())
            yield return new Violation("lost-word", $"{domain.Name} dw.domain-renewed");
        if (domain.Fate == Fate.Requested && !heard["dw.deletion-scheduled"].Any())
            yield return new Violation("lost-word", $"{domain.Name} dw.deletion-scheduled");
        foreach (var refusal in new[] { "dw.redemption-refused", "dw.renewal-refused", "dw.deletion-request-refused" }.Where(exchange => heard[exchange].Any()))
            yield return new Violation("refused-order", $"{domain.Name} {refusal}");
    }

    /// <summary>Both stores end where the registry does.</summary>
    private static IEnumerable<Violation> Ends(LifeRunEvidence evidence, LivingDomain domain)
    {
        var life = evidence.Lives.FirstOrDefault(life => life.Id == domain.Id);
        if (life?.Phase != (domain.IsFreed ? "Released" : "Active"))
            yield return new Violation("other-end", $"{domain.Name} {life?.Phase}");
        var purged = evidence.Ledger.Any(entry => entry.ObjectName == domain.Name && entry is { Kind: "registry", Command: "purge" });
        if (purged != domain.IsFreed)
            yield return new Violation("other-registry", domain.Name);
        var record = evidence.Records.FirstOrDefault(record => record.Id == domain.Id);
        var last = evidence.Ledger.LastOrDefault(entry => entry.ObjectName == domain.Name && entry is { Kind: "executed", ExpiresAfter: not null });
        if (!domain.IsFreed && record?.ExpiresAt != last?.ExpiresAfter)
            yield return new Violation("other-expiry", domain.Name);
    }

    private static IEnumerable<Violation> LeftOver(LifeRunEvidence evidence)
    {
        foreach (var life in evidence.Lives)
        {
            if (life.IsBusy || life.IsOverdue || life.IsParked || life.Answers > 0)
                yield return new Violation("stuck-life", life.Id);
            if (life.Outgoing > 0)
                yield return new Violation("outgoing-left", life.Id);
        }

        foreach (var record in evidence.Records.Where(record => record.IsOpen || record.Outgoing > 0))
            yield return new Violation(record.IsOpen ? "open-domain" : "outgoing-left", record.Id);
        if (evidence.UnansweredOrders > 0)
            yield return new Violation("unanswered-order", Violation.Run);
        if (evidence.OpenOperations > 0)
            yield return new Violation("open-operation", Violation.Run);
        if (evidence.Parked + evidence.DeadLetters > 0)
            yield return new Violation("parked-message", Violation.Run);
        foreach (var changed in evidence.Heard.GroupBy(word => word.MessageId).Where(same => same.Select(word => word.Sha256).Distinct().Count() > 1))
            yield return new Violation("changed-message", changed.Key);
    }

    /// <summary>A run that killed nobody while something was under way, or had no such fate, proves nothing.</summary>
    private static IEnumerable<Violation> Proof(LifeRunEvidence evidence)
    {
        if (evidence.Kills.Count < evidence.Plan.Kills)
            yield return new Violation("too-few-kills", Violation.Run);
        if (evidence.Kills.Count(kill => kill.UnderWay > 0) * 2 < evidence.Plan.Kills)
            yield return new Violation("too-few-hits", Violation.Run);
        foreach (var late in evidence.Domains.Where(domain => domain.LatestEnd is not null
            && !evidence.Heard.Any(word => word.DomainId == domain.Id && word is { Exchange: "dw.payment-noted", Word: "protected" })))
            yield return new Violation("unprotected-payment", late.Name);
        if (evidence.Domains.Count < evidence.Plan.Domains)
            yield return new Violation("too-few-domains", Violation.Run);
    }
}
