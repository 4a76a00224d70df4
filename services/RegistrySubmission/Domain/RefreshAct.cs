using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// Brings addresses, telephone and mail address of a domain's contact objects to what the profiles say. The objects keep their handles, so
/// this is no change of the holder.
/// </summary>
internal sealed class RefreshAct : ReconcilingAct
{
    public override OperationKind Kind => OperationKind.RefreshContacts;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) =>
        domain.ProfileId is null ? new Start.Refuse(Refusals.ProfileUnknown) : new Start.Go();

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now)
    {
        if (view is not RegistryView.Present { Ours: true } seen)
            return new Move.Refuse(Refusals.DomainEnded);
        return seen.Contacts is not { } linked || domain.Open!.HasProven<RegistryCommand.RefreshContacts>()
            ? new Move.Done(new Conclusion(domain, new Announcement(
                new ContactsRefreshed { Account = operation.Account, OrderId = operation.OrderId, At = now, Domain = domain.ToRecord() },
                operation.Id)))
            : new Move.Send(new RegistryCommand.RefreshContacts(domain.Name, Held(domain, linked)));
    }

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        new ContactsRefused
        {
            Account = operation.Account, OrderId = operation.OrderId, At = now, DomainId = operation.DomainId, Reasons = reasons,
        },
        operation.Id);

    /// <summary>Each object once; where the holder's is a contact too, it is the holder's.</summary>
    private static IReadOnlyList<HeldContact> Held(DomainState domain, LinkedContacts linked)
    {
        var holder = domain.ProfileId!;
        var others = linked.Others.Select(contact => new HeldContact(
            contact.Handle,
            contact.Role switch
            {
                "admin" => domain.Contacts?.AdminProfileId,
                "tech" => domain.Contacts?.TechnicalProfileId,
                _ => domain.Contacts?.BillingProfileId,
            } ?? holder,
            IsRegistrant: false));
        HeldContact[] registrant = linked.Registrant is { } handle ? [new HeldContact(handle, holder, IsRegistrant: true)] : [];
        return [.. registrant.Concat(others).DistinctBy(contact => contact.Handle)];
    }
}
