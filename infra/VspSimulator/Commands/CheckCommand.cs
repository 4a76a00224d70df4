using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>nv:check: may a code be had for these labels.</summary>
internal sealed class CheckCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var labels = context.Body.Elements(Ns.Nv + "name").Select(e => e.Value.Trim()).ToList();
        if (labels.Count > context.Options.MaxCheck)
            return Answer.Of(2306, $"At most {context.Options.MaxCheck} labels per check.");
        return new Answer(1000) { Data = NvXml.Root("chkData", labels.Select(label => Row(context.Rules, label))) };
    }

    // eppcom:reasonType has at most 32 characters.
    private static XElement Row(DomainNameRules rules, string label)
    {
        if (Labels.Normal(label) is not { } normal)
            return NvXml.Checked(label, false, false, "Not a label.");
        if (rules.IsProhibited(normal))
            return NvXml.Checked(label, false, false, "In Prohibited Lists.");
        // Unavailable without a real-name code; the attribute tells that it can be had with one.
        return rules.IsRestricted(normal)
            ? NvXml.Checked(label, false, true, "In Restricted Lists.")
            : NvXml.Checked(label, true, false, null);
    }
}
