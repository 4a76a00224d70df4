using DomainWorkers.Faults.Rig;
using DomainWorkers.Faults.Verdict;

namespace DomainWorkers.Faults.Reminders;

/// <summary>Every broken invariant of a run of the reminders, with the domain or notice that shows it.</summary>
internal static class ReminderVerdict
{
    public const string Sent = "dw.notice-sent";
    public const string Skipped = "dw.notice-skipped";

    public static IReadOnlyList<Violation> Of(ReminderEvidence evidence) =>
        [.. Mails(evidence), .. Ledger(evidence), .. Words(evidence), .. LeftOver(evidence), .. Proof(evidence)];

    /// <summary>Copies of a mail that is there already.</summary>
    public static int Repeats(ReminderEvidence evidence) => evidence.Mails.Count - evidence.Mails.Select(mail => mail.MessageId).Distinct().Count();

    /// <summary>One notice for each domain. A copy is forgiven where the process that sent the one before died with that notice in hand.</summary>
    private static IEnumerable<Violation> Mails(ReminderEvidence evidence)
    {
        var noticeOf = evidence.Stored.Where(notice => notice.MessageId is not null).ToDictionary(notice => notice.MessageId!);
        foreach (var domain in evidence.Told)
        {
            var mails = evidence.Mails.Where(mail => Names(mail, domain.Name)).ToList();
            if (mails.Count == 0)
                yield return new Violation("missing-notice", domain.Name);
            else if (mails.Select(mail => mail.MessageId).Distinct().Count() > 1)
                yield return new Violation("notice-twice", domain.Name);
            foreach (var (before, after) in mails.GroupBy(mail => mail.MessageId).SelectMany(same => same.Zip(same.Skip(1))))
            {
                var notice = noticeOf.GetValueOrDefault(before.MessageId)?.Id ?? "";
                if (!evidence.Kills.Any(kill => kill.At < after.At && kill.At >= before.At - evidence.Plan.MailTakes && kill.Held.Contains(notice)))
                    yield return new Violation("needless-repeat", domain.Name);
            }
        }

        foreach (var mail in evidence.Mails.Where(mail => !evidence.Told.Any(domain => Names(mail, domain.Name))))
            yield return new Violation("foreign-mail", mail.Subject);
    }

    /// <summary>The ledger says of each domain exactly what was sent, under which id, and what was left out.</summary>
    private static IEnumerable<Violation> Ledger(ReminderEvidence evidence)
    {
        var lines = evidence.Stored.ToLookup(notice => notice.DomainId);
        foreach (var domain in evidence.Told)
        {
            var sent = lines[domain.Id].Where(notice => notice.Result == "Sent").ToList();
            if (!sent.Select(notice => notice.Stage).SequenceEqual([domain.Stage]))
                yield return new Violation("other-stage", domain.Name);
            else if (evidence.Mails.FirstOrDefault(mail => Names(mail, domain.Name)) is { } mail && mail.MessageId != sent[0].MessageId)
                yield return new Violation("other-mail", domain.Name);
            var skipped = lines[domain.Id].Where(notice => notice.Result == "Skipped").Select(notice => notice.Stage);
            if (!skipped.Order().SequenceEqual(domain.Skipped.Order()))
                yield return new Violation("other-skips", domain.Name);
        }
    }

    /// <summary>Each line was told once; a repeat is the same message.</summary>
    private static IEnumerable<Violation> Words(ReminderEvidence evidence)
    {
        var heard = evidence.Heard.ToLookup(word => (word.Exchange, word.DomainId, word.Stage));
        foreach (var domain in evidence.Told)
        {
            foreach (var key in domain.Skipped.Select(stage => (Skipped, domain.Id, stage)).Append((Sent, domain.Id, domain.Stage)))
            {
                var ids = heard[key].Select(word => word.MessageId).Distinct().Count();
                if (ids != 1)
                    yield return new Violation(ids == 0 ? "lost-word" : "told-twice", $"{domain.Name} {key.Item3}");
            }
        }

        foreach (var changed in evidence.Heard.GroupBy(word => word.MessageId).Where(same => same.Select(word => word.Sha256).Distinct().Count() > 1))
            yield return new Violation("changed-message", changed.Key);
    }

    private static IEnumerable<Violation> LeftOver(ReminderEvidence evidence)
    {
        foreach (var notice in evidence.Stored)
        {
            if (notice.IsDue || notice.IsClaimed)
                yield return new Violation("open-notice", notice.Id);
            if (notice.Outgoing > 0)
                yield return new Violation("outgoing-left", notice.Id);
        }

        if (evidence.OpenPlans > 0)
            yield return new Violation("open-plan", Violation.Run);
        if (evidence.Parked + evidence.DeadLetters > 0)
            yield return new Violation("parked-message", Violation.Run);
    }

    /// <summary>A run that killed nobody, or nobody with a notice in hand, proves nothing.</summary>
    private static IEnumerable<Violation> Proof(ReminderEvidence evidence)
    {
        if (evidence.Kills.Count < evidence.Plan.Kills)
            yield return new Violation("too-few-kills", Violation.Run);
        if (evidence.Kills.Count(kill => kill.Held.Count > 0) * 3 < evidence.Plan.Kills)
            yield return new Violation("too-few-hits", Violation.Run);
    }

    private static bool Names(TakenMail mail, string name) => mail.Body.Contains(name, StringComparison.Ordinal);
}
