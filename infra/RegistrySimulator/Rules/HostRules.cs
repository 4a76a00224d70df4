using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Where a host lies and what that asks of it: glue inside this registry, none outside (RFC 5732 1.1, 3.2.1).</summary>
internal static class HostRules
{
    public static (HostObject? Host, Answer? Refusal) Sponsored(CommandContext context)
    {
        if (context.Store.Host(context.Command.ObjectName) is not { } host)
            return (null, Answer.Of(2303));
        return host.Sponsor == context.Account ? (host, null) : (null, Answer.Of(2201, "Another registrar sponsors the host."));
    }

    /// <summary>The domain above the name, which must be ours; null for an external host.</summary>
    public static (string? Superordinate, Answer? Refusal) Place(CommandContext context, string name)
    {
        if (!DomainNames.Valid(name))
            return (null, Answer.Of(2005, "Not a host name."));
        if (DomainNames.ZoneOf(name, context.Options.Zones) is not { } zone)
            return (null, null);

        var label = name[..^(zone.Suffix.Length + 1)];
        var superordinate = name[(label.LastIndexOf('.') + 1)..];
        if (context.Store.Domain(superordinate) is not { } domain)
            return (null, Answer.Of(2303, $"domain {superordinate}"));
        if (domain.Sponsor != context.Account)
            return (null, Answer.Of(2201, $"domain {superordinate}"));
        return Marks.Pending(domain.Marks) is { } mark ? (null, Answer.Of(2304, mark)) : (superordinate, null);
    }

    public static Answer? Glue(string? superordinate, ImmutableArray<HostAddress> addresses)
    {
        if (superordinate is not null && addresses.IsEmpty)
            return Answer.Of(2003, "A host below a domain of this registry needs an address.");
        return superordinate is null && !addresses.IsEmpty ? Answer.Of(2306, "A host outside this registry takes no address.") : null;
    }
}
