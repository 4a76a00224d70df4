using System.Collections.Immutable;
using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>host:update, RFC 5732 3.2.5; a rename carries the delegations along.</summary>
internal sealed class HostUpdateCommand : ICommand
{
    private static readonly XNamespace H = Ns.Host;

    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = HostRules.Sponsored(context);
        if (found is not { } host)
            return refusal!;
        var (add, rem, chg) = (context.Body.Element(H + "add"), context.Body.Element(H + "rem"), context.Body.Element(H + "chg"));
        if (UpdateRules.Prohibited(host.Marks, rem, onlyStatus: add is null && chg is null) is { } mark)
            return Answer.Of(2304, mark);
        if (add is not { HasElements: true } && rem is not { HasElements: true } && chg is null)
            return Answer.Of(2003, "Nothing to update.");

        var (marks, badMarks) = UpdateRules.Change(host.Marks, rem, add);
        var (addresses, badAddresses) = Change(host.Addresses, rem, add);
        var (name, superordinate, badName) = Rename(context, host, chg);
        if ((badMarks ?? badAddresses ?? badName ?? HostRules.Glue(superordinate, addresses)) is { } wrong)
            return wrong;
        Replace(context, host, host with
        {
            Name = name,
            Superordinate = superordinate,
            Marks = marks,
            Addresses = addresses,
            UpdatedBy = context.Account,
            UpdatedAt = context.Now,
        });
        return Answer.Of(1000);
    }

    private static (ImmutableArray<HostAddress> Addresses, Answer? Refusal) Change(
        ImmutableArray<HostAddress> known, XElement? rem, XElement? add)
    {
        var (removed, badRemoved) = Addresses.Read(rem?.Elements(H + "addr") ?? []);
        var (added, badAdded) = Addresses.Read(add?.Elements(H + "addr") ?? []);
        return (badRemoved ?? badAdded) is { } wrong ? (known, wrong) : Sets.Change(known, removed, added, _ => null);
    }

    /// <summary>An external host in use keeps its name: other registrars' delegations stand on it.</summary>
    private static (string Name, string? Superordinate, Answer? Refusal) Rename(CommandContext context, HostObject host, XElement? chg)
    {
        if (chg is null)
            return (host.Name, host.Superordinate, null);
        var name = DomainNames.Normal(chg.Element(H + "name")!.Value);
        if (context.Store.Host(name) is not null)
            return (name, null, Answer.Of(2302, $"host {name}"));
        if (host.Superordinate is null && context.Store.HostLinked(host.Name))
            return (name, null, Answer.Of(2305, "linked"));
        var (superordinate, refusal) = HostRules.Place(context, name);
        return (name, superordinate, refusal);
    }

    private static void Replace(CommandContext context, HostObject before, HostObject after)
    {
        if (before.Name != after.Name)
        {
            foreach (var domain in context.Store.DelegatedTo(before.Name).ToList())
            {
                var servers = domain.NameServers.Select(s => s.Name == before.Name ? s with { Name = after.Name } : s);
                context.Store.Put(domain with { NameServers = [.. servers] });
            }

            context.Store.Remove(before);
        }

        context.Store.Put(after);
    }
}
