using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:check, RFC 5731 3.1.1.</summary>
internal sealed class DomainCheckCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var names = context.Body.Elements(DomainCommands.Name).Select(e => DomainNames.Normal(e.Value)).ToList();
        if (names.Count > context.Options.MaxCheck)
            return Answer.Of(2306, $"At most {context.Options.MaxCheck} names per check.");

        return new Answer(1000) { Data = DomainXml.Root("chkData", names.Select(name => Row(name, Obstacle(context, name)))) };
    }

    /// <summary>Why the name cannot be registered, at most 32 characters, or null.</summary>
    private static string? Obstacle(CommandContext context, string name)
    {
        if (!DomainNames.Valid(name))
            return "Invalid name";
        var zone = DomainNames.ZoneOf(name, context.Options.Zones);
        if (zone is null || !DomainNames.DirectlyBelow(name, zone.Suffix))
            return "Not in a zone of this registry";
        if (context.Store.Domain(name) is not null)
            return "In use";
        return zone.Reserved.Contains(name[..name.IndexOf('.', StringComparison.Ordinal)]) ? "Reserved" : null;
    }

    private static XElement Row(string name, string? obstacle) => new(
        Ns.Domain + "cd",
        new XElement(DomainCommands.Name, new XAttribute("avail", obstacle is null ? "1" : "0"), name),
        obstacle is null ? null : new XElement(Ns.Domain + "reason", obstacle));
}
