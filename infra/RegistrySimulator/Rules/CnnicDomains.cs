using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The cnnic-domain extension.</summary>
internal static class CnnicDomains
{
    private static readonly XNamespace C = Ns.CnnicDomain;

    public static CnnicDomain? OfCreate(CommandContext context) =>
        context.Command.Extension(C + "create") is { } create
            ? new CnnicDomain(create.Element(C + "type")?.Value, create.Element(C + "purveyor")!.Value.Trim())
            : null;

    /// <summary>The data after an update; a name that had none gets it only whole.</summary>
    public static (CnnicDomain? Changed, Answer? Refusal) OfUpdate(CommandContext context, CnnicDomain? known)
    {
        if (context.Command.Extension(C + "update")?.Element(C + "chg") is not { } change)
            return (known, null);
        var purveyor = change.Element(C + "purveyor")?.Value.Trim() ?? known?.Purveyor;
        return purveyor is null
            ? (null, Answer.Of(2003, "purveyor"))
            : (new CnnicDomain(change.Element(C + "type")?.Value ?? known?.Type, purveyor), null);
    }

    public static XElement Info(CnnicDomain cnnic) => Ns.Element(
        C, "cnnic-domain", "infData",
        cnnic.Type is { } type ? new XElement(C + "type", type) : null,
        new XElement(C + "purveyor", cnnic.Purveyor));
}
