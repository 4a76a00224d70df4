using System.Collections.Frozen;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Which extension elements a command may carry; in any other place they would be silently lost.</summary>
internal static class ExtensionPlaces
{
    private static readonly XName Codes = Ns.Verification + "encodedSignedCode";
    private static readonly XName Routing = Ns.Namestore + "namestoreExt";

    private static readonly FrozenDictionary<string, XName[]> Places = new Dictionary<string, XName[]>
    {
        ["domain:info"] = [Ns.Verification + "info"],
        ["domain:create"] = [Codes, Ns.SecDns + "create", Ns.CnnicDomain + "create"],
        ["domain:update"] = [Codes, Ns.SecDns + "update", Ns.CnnicDomain + "update"],
        ["domain:restore-request"] = [Ns.Rgp + "update"],
        ["domain:restore-report"] = [Ns.Rgp + "update"],
        ["contact:create"] = [Ns.CnnicContact + "create"],
        ["contact:update"] = [Ns.CnnicContact + "update"],
    }.ToFrozenDictionary();

    /// <summary>The first element that this kind of command does not take, or null.</summary>
    public static XName? Misplaced(EppCommand command)
    {
        foreach (var extension in command.Extensions)
        {
            if (extension.Name != Routing && !Places.GetValueOrDefault(command.Kind, []).Contains(extension.Name))
                return extension.Name;
        }

        return null;
    }
}
