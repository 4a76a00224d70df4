namespace DomainWorkers.RegistrySimulator;

/// <summary>contact:transfer op="request", RFC 5733 3.2.4.</summary>
internal sealed class ContactTransferRequestCommand : ICommand
{
    private static readonly TimeSpan Wait = TimeSpan.FromDays(5);

    public Answer Execute(CommandContext context)
    {
        if (context.Store.Contact(context.Command.ObjectName) is not { } contact)
            return Answer.Of(2303);
        if (contact.Sponsor == context.Account)
            return Answer.Of(2106, "The contact is yours already.");
        if (context.Body.Element(Ns.Contact + "authInfo") is not { } authInfo)
            return Answer.Of(2003, "authInfo");
        if (!AuthInfos.Fits(authInfo, contact.AuthInfo, null, context.Store))
            return Answer.Of(2202);
        if (contact.Has(Marks.PendingTransfer))
            return Answer.Of(2300);
        if ((Marks.Forbidding(contact.Marks, "Transfer") ?? Marks.Pending(contact.Marks)) is { } mark)
            return Answer.Of(2304, mark);

        var transfer = new Transfer(
            "pending", context.Account, context.Now, contact.Sponsor, context.Now + Wait, null, 0,
            context.ClientTransactionId, context.ServerTransactionId);
        context.Store.Put(contact with { Transfer = transfer, Marks = contact.Marks.Add(Marks.PendingTransfer) });
        var data = ContactXml.Transferred(contact, transfer);
        context.Acts.Queue.Add(contact.Sponsor, context.Now, "Transfer requested", data);
        return new Answer(1001) { Data = data };
    }
}

/// <summary>contact:transfer op="query".</summary>
internal sealed class ContactTransferQueryCommand : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Store.Contact(context.Command.ObjectName) is not { } contact)
            return Answer.Of(2303);
        var party = context.Account == contact.Sponsor || context.Account == contact.Transfer?.Requester || context.Account == contact.Transfer?.Actor;
        if (!party && !(context.Body.Element(Ns.Contact + "authInfo") is { } authInfo
                && AuthInfos.Fits(authInfo, contact.AuthInfo, null, context.Store)))
            return Answer.Of(2201);
        return contact.Transfer is { } transfer ? new Answer(1000) { Data = ContactXml.Transferred(contact, transfer) } : Answer.Of(2301);
    }
}

/// <summary>contact:transfer op="approve", "reject" (the losing registrar) and "cancel" (the gaining one).</summary>
internal sealed class ContactTransferDecisionCommand(string operation, Transfers transfers) : ICommand
{
    public Answer Execute(CommandContext context)
    {
        if (context.Store.Contact(context.Command.ObjectName) is not { } contact)
            return Answer.Of(2303);
        if (contact.Transfer is not { Pending: true } transfer)
            return Answer.Of(2301);
        if (context.Account != (operation == "cancel" ? transfer.Requester : contact.Sponsor))
            return Answer.Of(2201);

        var decided = operation switch
        {
            "approve" => transfers.Complete(contact, "clientApproved", context.Now),
            "reject" => transfers.Abandon(contact, "clientRejected", context.Now),
            _ => transfers.Abandon(contact, "clientCancelled", context.Now),
        };
        return new Answer(1000) { Data = ContactXml.Transferred(decided, decided.Transfer!) };
    }
}
