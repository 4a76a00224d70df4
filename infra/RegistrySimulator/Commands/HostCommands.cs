using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>host:check, RFC 5732 3.1.1.</summary>
internal sealed class HostCheckCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var names = context.Body.Elements(Ns.Host + "name").Select(e => DomainNames.Normal(e.Value)).ToList();
        if (names.Count > context.Options.MaxCheck)
            return Answer.Of(2306, $"At most {context.Options.MaxCheck} hosts per check.");
        return new Answer(1000) { Data = HostXml.Root("chkData", names.Select(name => Row(name, Obstacle(context, name)))) };
    }

    private static string? Obstacle(CommandContext context, string name) =>
        !DomainNames.Valid(name) ? "Invalid name" : context.Store.Host(name) is not null ? "In use" : null;

    private static XElement Row(string name, string? obstacle) => new(
        Ns.Host + "cd",
        new XElement(Ns.Host + "name", new XAttribute("avail", obstacle is null ? "1" : "0"), name),
        obstacle is null ? null : new XElement(Ns.Host + "reason", obstacle));
}

/// <summary>host:info, RFC 5732 3.1.2; open to every registrar.</summary>
internal sealed class HostInfoCommand : ICommand
{
    public Answer Execute(CommandContext context) => context.Store.Host(context.Command.ObjectName) is { } host
        ? new Answer(1000) { Data = HostXml.Info(host, context.Store.HostLinked(host.Name)) }
        : Answer.Of(2303);
}

/// <summary>host:create, RFC 5732 3.2.1.</summary>
internal sealed class HostCreateCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var name = context.Command.ObjectName;
        if (context.Store.Host(name) is not null)
            return Answer.Of(2302);
        var (superordinate, badPlace) = HostRules.Place(context, name);
        if (badPlace is not null)
            return badPlace;
        var (addresses, badAddress) = Addresses.Read(context.Body.Elements(Ns.Host + "addr"));
        if ((badAddress ?? HostRules.Glue(superordinate, addresses)) is { } wrong)
            return wrong;

        var host = new HostObject
        {
            Name = name,
            Roid = context.Store.NextRoid('H'),
            Sponsor = context.Account,
            CreatedBy = context.Account,
            CreatedAt = context.Now,
            Addresses = addresses,
            Superordinate = superordinate,
        };
        context.Store.Put(host);
        return new Answer(1000) { Data = HostXml.Created(host) };
    }
}

/// <summary>host:delete, RFC 5732 3.2.2; one that a domain is delegated to stays (2305).</summary>
internal sealed class HostDeleteCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = HostRules.Sponsored(context);
        if (found is not { } host)
            return refusal!;
        if ((Marks.Forbidding(host.Marks, "Delete") ?? Marks.Pending(host.Marks)) is { } mark)
            return Answer.Of(2304, mark);
        if (context.Store.HostLinked(host.Name))
            return Answer.Of(2305, "linked");
        context.Store.Remove(host);
        return Answer.Of(1000);
    }
}
