namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:renew, RFC 5731 3.2.3; curExpDate is the guard against a second renewal (2306 when it is another date).</summary>
internal sealed class RenewCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = DomainCommands.Sponsored(context, "Renew");
        if (found is not { } domain)
            return refusal!;

        var zone = context.Acts.ZoneOf(domain.Name);
        var months = Periods.Months(context.Body.Element(DomainCommands.Period));
        if (Periods.Check(months, zone) is { } wrong)
            return wrong;
        // xs:date may carry a time zone and years beyond 9999; only the plain date can be the current one.
        var claimed = context.Body.Element(Ns.Domain + "curExpDate")!.Value.Trim();
        if (claimed.Length < 10 || claimed[..10] != RegistryDates.DateText(domain.ExpiresAt))
            return Answer.Of(2306, "curExpDate is not the current expiry date.");
        if (domain.ExpiresAt.AddMonths(months) > context.Now.AddMonths(zone.MaxYears * Periods.Year))
            return Answer.Of(2105, $"The new expiry date would be more than {zone.MaxYears} years away.");
        if (context.Billing.Check(context.Account, Periods.Price(months, zone)) is { } unpaid)
            return unpaid;

        var renewed = Apply(context, domain, zone, months);
        return new Answer(1000)
        {
            Data = DomainXml.Renewed(renewed),
            Note = new Effect(months / Periods.Year, domain.ExpiresAt, renewed.ExpiresAt),
        };
    }

    /// <summary>The fault of a registry that applies one renew twice: the guard is passed over and nobody is told.</summary>
    public static Answer Again(CommandContext context, Answer first)
    {
        var domain = context.Store.Domain(DomainCommands.NameOf(context))!;
        var months = Periods.Months(context.Body.Element(DomainCommands.Period));
        var doubled = Apply(context, domain, context.Acts.ZoneOf(domain.Name), months);
        return first with { Data = DomainXml.Renewed(doubled), Note = (Effect)first.Note! with { ExpiresAfter = doubled.ExpiresAt } };
    }

    private static DomainObject Apply(CommandContext context, DomainObject domain, Zone zone, int months)
    {
        var price = Periods.Price(months, zone);
        var renewed = domain with
        {
            ExpiresAt = domain.ExpiresAt.AddMonths(months),
            Grace = GracePeriods.Add(domain.Grace, "renewPeriod", context.Now, zone.RenewGrace, months, price, context.Account),
            UpdatedBy = context.Account,
            UpdatedAt = context.Now,
        };
        context.Billing.Charge(context.Account, price, context.Now);
        context.Store.Put(renewed);
        return renewed;
    }
}
