using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:update with rgp:restore op="request", RFC 3915 3.1 and 4.2.5.</summary>
internal sealed class RestoreRequestCommand(EndOfLife end) : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = RestoreRules.Find(context, EndOfLife.Redemption);
        if (found is not { } domain)
            return refusal!;
        var zone = context.Acts.ZoneOf(domain.Name);
        if (context.Billing.Check(context.Account, zone.RestorePrice) is { } unpaid)
            return unpaid;

        context.Billing.Charge(context.Account, zone.RestorePrice, context.Now);
        if (!zone.RestoreNeedsReport)
        {
            var restored = end.Restore(domain, context.Now);
            return new Answer(1000) { Note = new Effect(null, domain.ExpiresAt, restored.ExpiresAt) };
        }

        var due = context.Now + zone.RestoreReport;
        context.Store.Put(domain with
        {
            Deletion = domain.Deletion! with { Phase = EndOfLife.PendingRestore, RestoreRequestedAt = context.Now, PhaseEndsAt = due },
            UpdatedBy = context.Account,
            UpdatedAt = context.Now,
        });
        context.Acts.Queue.Add(context.Account, context.Now, "Restore report needed", Notice(domain.Name, context.Now, due));
        return new Answer(1000)
        {
            Extensions = [DomainXml.RestoreStatus(EndOfLife.PendingRestore)],
            Note = new Effect(null, domain.ExpiresAt, domain.ExpiresAt),
        };
    }

    private static XElement Notice(string name, DateTimeOffset requested, DateTimeOffset due) => Ns.Element(
        Ns.RgpPoll, "rgp-poll", "pollData",
        new XElement(Ns.RgpPoll + "name", name),
        new XElement(Ns.RgpPoll + "rgpStatus", new XAttribute("s", EndOfLife.PendingRestore)),
        new XElement(Ns.RgpPoll + "reqDate", Instants.Text(requested)),
        new XElement(Ns.RgpPoll + "reportDueDate", Instants.Text(due)));
}

/// <summary>domain:update with rgp:restore op="report", RFC 3915 4.2.5: two statements, and dates that fit what happened.</summary>
internal sealed class RestoreReportCommand(EndOfLife end) : ICommand
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);
    private static readonly XNamespace R = Ns.Rgp;

    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = RestoreRules.Find(context, EndOfLife.PendingRestore);
        if (found is not { } domain)
            return refusal!;
        if (context.Command.Extension(R + "update")!.Element(R + "restore")!.Element(R + "report") is not { } report)
            return Answer.Of(2003, "rgp:report");
        if (report.Elements(R + "statement").Count() != 2)
            return Answer.Of(2003, "Two rgp:statement elements are needed.");
        if (!Near(report.Element(R + "delTime")!, domain.Deletion!.DeletedAt)
            || !Near(report.Element(R + "resTime")!, domain.Deletion.RestoreRequestedAt!.Value))
            return Answer.Of(2004, "delTime or resTime is not when it happened.");

        var restored = end.Restore(domain, context.Now);
        return new Answer(1000) { Note = new Effect(null, domain.ExpiresAt, restored.ExpiresAt) };
    }

    private static bool Near(XElement reported, DateTimeOffset happened) =>
        DateTimeOffset.TryParse(reported.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && (at - happened).Duration() <= Tolerance;
}

/// <summary>What both restore operations ask first.</summary>
internal static class RestoreRules
{
    public static (DomainObject? Domain, Answer? Refusal) Find(CommandContext context, string phase)
    {
        var (found, refusal) = DomainCommands.Sponsored(context, operation: null);
        if (found is not { } domain)
            return (null, refusal);
        if (domain.Deletion?.Phase != phase)
            return (null, Answer.Of(2304, $"The domain is not in {phase}."));
        if (domain.Has("serverUpdateProhibited"))
            return (null, Answer.Of(2304, "serverUpdateProhibited"));
        return context.Body.Elements().Any(e => e.Name.LocalName is "add" or "rem" or "chg" && e.HasElements)
            ? (null, Answer.Of(2306, "A restore changes nothing else."))
            : (domain, null);
    }
}
