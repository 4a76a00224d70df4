using System.Collections.Immutable;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>What updates of contacts and hosts have in common: their statuses.</summary>
internal static class UpdateRules
{
    /// <summary>The status that forbids the update; clientUpdateProhibited lets through only its own removal.</summary>
    public static string? Prohibited(ImmutableArray<string> marks, XElement? rem, bool onlyStatus)
    {
        if (Marks.Pending(marks) is { } pending)
            return pending;
        if (marks.Contains("serverUpdateProhibited"))
            return "serverUpdateProhibited";
        if (!marks.Contains(Marks.ClientUpdateProhibited))
            return null;
        var lifts = onlyStatus && rem?.Elements().ToArray() is [var only]
            && only.Attribute("s")?.Value == Marks.ClientUpdateProhibited;
        return lifts ? null : Marks.ClientUpdateProhibited;
    }

    public static (ImmutableArray<string> Marks, Answer? Refusal) Change(ImmutableArray<string> known, XElement? rem, XElement? add) =>
        Sets.Change(known, Statuses(rem), Statuses(add), mark => Marks.Client(mark) ? null : "Only client statuses can be changed.");

    private static IEnumerable<string> Statuses(XElement? element) =>
        element?.Elements().Where(e => e.Name.LocalName == "status").Select(e => e.Attribute("s")!.Value) ?? [];
}
