using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The cnnic-contact extension: kind of holder and identity document.</summary>
internal static class CnnicContacts
{
    private static readonly XNamespace C = Ns.CnnicContact;

    /// <summary>A contact belongs to no zone, so one zone that wants to know its holders makes all contacts name themselves.</summary>
    public static Answer? Absent(CommandContext context) =>
        context.Command.Extension(C + "create") is null && context.Options.Zones.Any(zone => zone.CnnicRequired)
            ? Answer.Of(2003, "cnnic-contact")
            : null;

    public static CnnicContact? OfCreate(CommandContext context)
    {
        if (context.Command.Extension(C + "create") is not { } create)
            return null;
        var document = create.Element(C + "contact")!;
        return new CnnicContact(
            create.Element(C + "type")!.Value, document.Attribute("type")!.Value, document.Value.Trim(),
            create.Element(C + "purveyor")?.Value.Trim(), create.Element(C + "mobile")?.Value.Trim());
    }

    public static (CnnicContact? Changed, Answer? Refusal) OfUpdate(CommandContext context, CnnicContact? known)
    {
        if (context.Command.Extension(C + "update")?.Element(C + "chg") is not { } change)
            return (known, null);
        var document = change.Element(C + "contact");
        if (known is null && (document is null || change.Element(C + "type") is null))
            return (null, Answer.Of(2003, "type and contact"));
        return (new CnnicContact(
            change.Element(C + "type")?.Value ?? known!.Type,
            document?.Attribute("type")!.Value ?? known!.DocumentKind,
            document?.Value.Trim() ?? known!.DocumentNumber,
            change.Element(C + "purveyor")?.Value.Trim() ?? known?.Purveyor,
            change.Element(C + "mobile")?.Value.Trim() ?? known?.Mobile), null);
    }
}
