using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:update, RFC 5731 3.2.5: removals first, then additions, then changes, all or nothing.</summary>
internal sealed class DomainUpdateCommand : ICommand
{
    private static readonly XNamespace D = Ns.Domain;

    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = DomainCommands.Sponsored(context, operation: null);
        if (found is not { } domain)
            return refusal!;
        var (add, rem, chg) = (context.Body.Element(D + "add"), context.Body.Element(D + "rem"), context.Body.Element(D + "chg"));
        if (Prohibited(context, domain, add, rem, chg) is { } mark)
            return Answer.Of(2304, mark);
        if (IsEmpty(add) && IsEmpty(rem) && IsEmpty(chg) && context.Command.Extensions.All(e => e.Name.Namespace == Ns.Namestore))
            return Answer.Of(2003, "Nothing to update.");

        var zone = context.Acts.ZoneOf(domain.Name);
        var (changed, wrong) = DomainChange.Apply(context, domain, zone, add, rem, chg);
        if (wrong is not null)
            return wrong;
        context.Store.Put(changed! with { UpdatedBy = context.Account, UpdatedAt = context.Now });
        ReleaseVerified(context, zone);
        return new Answer(1000) { Note = new Effect(null, domain.ExpiresAt, domain.ExpiresAt) };
    }

    /// <summary>clientUpdateProhibited lets through only the command that takes it away and does nothing else.</summary>
    private static string? Prohibited(CommandContext context, DomainObject domain, XElement? add, XElement? rem, XElement? chg)
    {
        if (Marks.Pending(domain.Marks) is { } pending)
            return pending;
        if (domain.Has("serverUpdateProhibited"))
            return "serverUpdateProhibited";
        if (!domain.Has(Marks.ClientUpdateProhibited))
            return null;
        var onlyLifts = IsEmpty(add) && IsEmpty(chg) && context.Command.Extensions.Count == 0
            && rem?.Elements().ToArray() is [var only] && only.Attribute("s")?.Value == Marks.ClientUpdateProhibited;
        return onlyLifts ? null : Marks.ClientUpdateProhibited;
    }

    /// <summary>The registry takes back the serverHold that it set for missing codes, and that one only.</summary>
    private static void ReleaseVerified(CommandContext context, Zone zone)
    {
        var domain = context.Store.Domain(DomainCommands.NameOf(context))!;
        if (!domain.VerificationHold || zone.Verification is not { } policy || !Verifications.Compliant(domain, policy))
            return;
        var released = domain with { VerificationHold = false };
        context.Store.Put(released);
        context.Acts.SetServerMark(released, Marks.ServerHold, set: false, context.Now, "Verification codes set");
    }

    private static bool IsEmpty(XElement? element) => element is null || !element.HasElements;
}
