using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:create, RFC 5731 3.2.1. A repeated create is 2302, whatever its clTRID.</summary>
internal sealed class DomainCreateCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var name = DomainCommands.NameOf(context);
        if (NameObstacle(context, name) is { } obstacle)
            return obstacle;

        var zone = context.Acts.ZoneOf(name);
        var months = Periods.Months(context.Body.Element(DomainCommands.Period));
        var (parts, refusal) = DomainParts.Read(context, name, zone);
        if ((Periods.Check(months, zone) ?? refusal) is { } wrong)
            return wrong;
        var price = Periods.Price(months, zone);
        if (context.Billing.Check(context.Account, price) is { } unpaid)
            return unpaid;

        var domain = Build(context, name, zone, months, price, parts!);
        context.Billing.Charge(context.Account, price, context.Now);
        context.Store.Put(domain);
        return new Answer(domain.PendingCreation is null ? 1000 : 1001)
        {
            Data = DomainXml.Created(domain),
            Note = new Effect(months / Periods.Year, null, domain.ExpiresAt),
        };
    }

    private static Answer? NameObstacle(CommandContext context, string name)
    {
        if (!DomainNames.Valid(name))
            return Answer.Of(2005, "Not a domain name.");
        var zone = DomainNames.ZoneOf(name, context.Options.Zones);
        if (zone is null || !DomainNames.DirectlyBelow(name, zone.Suffix) || context.Options.Zones.Any(z => z.Suffix == name))
            return Answer.Of(2306, "The name is not directly below a zone of this registry.");
        if (context.Store.Domain(name) is not null)
            return Answer.Of(2302);
        return zone.Reserved.Contains(name[..name.IndexOf('.', StringComparison.Ordinal)]) ? Answer.Of(2308, "Reserved name.") : null;
    }

    private static DomainObject Build(CommandContext context, string name, Zone zone, int months, decimal price, DomainParts parts)
    {
        var pending = zone.PendingCreate is { } wait
            ? new PendingCreation(context.Now + wait, months, context.ClientTransactionId, context.ServerTransactionId)
            : null;
        ImmutableArray<GracePeriod> grace = pending is null
            ? GracePeriods.Add([], "addPeriod", context.Now, zone.AddGrace, months, price, context.Account)
            : [];
        return Verifications.Start(
            new DomainObject
            {
                Name = name,
                Roid = context.Store.NextRoid('D'),
                Sponsor = context.Account,
                CreatedBy = context.Account,
                CreatedAt = context.Now,
                ExpiresAt = context.Now.AddMonths(months),
                Marks = pending is null ? [] : [Marks.PendingCreate],
                PendingCreation = pending,
                Registrant = parts.Registrant,
                Contacts = parts.Contacts,
                NameServers = parts.NameServers,
                AuthInfo = parts.AuthInfo,
                Security = parts.Security,
                Codes = parts.Codes,
                Cnnic = parts.Cnnic,
                Grace = grace,
            },
            zone.Verification,
            context.Now);
    }
}
