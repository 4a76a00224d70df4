namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:transfer op="request", RFC 5731 3.2.4.</summary>
internal sealed class DomainTransferRequestCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var name = DomainCommands.NameOf(context);
        if (context.Store.Domain(name) is not { } domain)
            return Answer.Of(2303);
        var zone = context.Acts.ZoneOf(name);
        var months = Periods.Months(context.Body.Element(DomainCommands.Period));
        if ((Obstacle(context, domain, zone) ?? Periods.Check(months, zone)) is { } wrong)
            return wrong;
        if (context.Billing.Check(context.Account, Periods.Price(months, zone)) is { } unpaid)
            return unpaid;

        var expires = RegistryDates.Earlier(domain.ExpiresAt.AddMonths(months), context.Now.AddMonths(zone.MaxYears * Periods.Year));
        var transfer = new Transfer(
            "pending", context.Account, context.Now, domain.Sponsor, context.Now + zone.TransferWait, expires, months,
            context.ClientTransactionId, context.ServerTransactionId);
        context.Store.Put(domain with { Transfer = transfer, Marks = domain.Marks.Add(Marks.PendingTransfer) });
        var data = DomainXml.Transferred(domain, transfer);
        context.Acts.Queue.Add(domain.Sponsor, context.Now, "Transfer requested", data);
        return new Answer(1001) { Data = data, Note = new Effect(months / Periods.Year, domain.ExpiresAt, expires) };
    }

    private static Answer? Obstacle(CommandContext context, DomainObject domain, Zone zone)
    {
        if (domain.Sponsor == context.Account)
            return Answer.Of(2106, "The domain is yours already.");
        if (context.Body.Element(Ns.Domain + "authInfo") is not { } authInfo)
            return Answer.Of(2003, "authInfo");
        if (!AuthInfos.Fits(authInfo, domain.AuthInfo, domain.Registrant, context.Store))
            return Answer.Of(2202);
        if (domain.Has(Marks.PendingTransfer))
            return Answer.Of(2300);
        if ((Marks.Forbidding(domain.Marks, "Transfer") ?? Marks.Pending(domain.Marks)) is { } mark)
            return Answer.Of(2304, mark);
        return context.Now < (domain.TransferredAt ?? domain.CreatedAt) + zone.TransferLock
            ? Answer.Of(2106, $"Not within {zone.TransferLock.TotalDays:0} days of creation or transfer.")
            : null;
    }
}

/// <summary>domain:transfer op="query": open to both registrars and to who knows the authInfo.</summary>
internal sealed class DomainTransferQueryCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Store.Domain(DomainCommands.NameOf(context)) is not { } domain)
            return Answer.Of(2303);
        var party = context.Account == domain.Sponsor || context.Account == domain.Transfer?.Requester || context.Account == domain.Transfer?.Actor;
        if (!party && !(context.Body.Element(Ns.Domain + "authInfo") is { } authInfo
                && AuthInfos.Fits(authInfo, domain.AuthInfo, domain.Registrant, context.Store)))
            return Answer.Of(2201);
        return domain.Transfer is { } transfer
            ? new Answer(1000) { Data = DomainXml.Transferred(domain, transfer) }
            : Answer.Of(2301);
    }
}

/// <summary>domain:transfer op="approve", "reject" (the losing registrar) and "cancel" (the gaining one).</summary>
internal sealed class DomainTransferDecisionCommand(string operation, Transfers transfers) : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Store.Domain(DomainCommands.NameOf(context)) is not { } domain)
            return Answer.Of(2303);
        if (domain.Transfer is not { Pending: true } transfer)
            return Answer.Of(2301);
        if (context.Account != (operation == "cancel" ? transfer.Requester : domain.Sponsor))
            return Answer.Of(2201);

        var decided = operation switch
        {
            "approve" => transfers.Complete(domain, "clientApproved", context.Now),
            "reject" => transfers.Abandon(domain, "clientRejected", context.Now),
            _ => transfers.Abandon(domain, "clientCancelled", context.Now),
        };
        return new Answer(1000)
        {
            Data = DomainXml.Transferred(decided, decided.Transfer!),
            Note = new Effect(null, domain.ExpiresAt, decided.ExpiresAt),
        };
    }
}
