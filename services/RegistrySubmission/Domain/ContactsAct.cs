using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// Another holder or other contacts. New objects are made before the one update that swaps them; the old ones are deleted after it was
/// seen, but for those that something still links to.
/// </summary>
internal sealed class ContactsAct(OperationKind kind) : ReconcilingAct
{
    public override OperationKind Kind => kind;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) => domain switch
    {
        { Status: not DomainStatus.Registered } => new Start.Refuse(Refusals.NotChangeable),
        // What was paid for counts: a registry that renews by itself shows a later date.
        _ when kind == OperationKind.ChangeRegistrant && (domain.PaidUntil ?? domain.ExpiresAt) <= now => new Start.Refuse(Refusals.DomainExpired),
        _ => new Start.Go(),
    };

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now)
    {
        if (view is not RegistryView.Present { Ours: true } seen)
            return new Move.Refuse(Refusals.DomainEnded);
        if (seen.Contacts is not { } linked)
            return new Move.Done(Said(operation, domain, now));

        var swap = ContactSwap.Between(domain, Order(operation), linked);
        if (swap is not null)
        {
            // It was with the registry for a decision and is not any more: the registry said no.
            return operation.Progress == OperationProgress.PendingAtRegistry && domain.Open!.Sends > 0
                ? new Move.Refuse(Refusals.RegistryDenied)
                : new Move.Send(swap);
        }

        return domain.Open!.Leaving.Count > 0 && !domain.Open.HasProven<RegistryCommand.RemoveContacts>()
            ? new Move.Send(new RegistryCommand.RemoveContacts(domain.Name, domain.Open.Leaving))
            : new Move.Done(Said(operation, domain, now));
    }

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        kind == OperationKind.ChangeRegistrant
            ? new RegistrantChangeRefused
            {
                Account = operation.Account, OrderId = operation.OrderId, At = now, DomainId = operation.DomainId, Reasons = reasons,
            }
            : new ContactsRefused
            {
                Account = operation.Account, OrderId = operation.OrderId, At = now, DomainId = operation.DomainId, Reasons = reasons,
            },
        operation.Id);

    private static Conclusion Said(OperationState operation, DomainState domain, DateTimeOffset now)
    {
        var order = Order(operation);
        var holder = order.Registrant?.ProfileId ?? domain.ProfileId;
        var after = domain with
        {
            ProfileId = holder,
            Contacts = Apart(holder, new ContactProfiles
            {
                AdminProfileId = order.Admin?.ProfileId ?? domain.Contacts?.AdminProfileId,
                TechnicalProfileId = order.Technical?.ProfileId ?? domain.Contacts?.TechnicalProfileId,
                BillingProfileId = order.Billing?.ProfileId ?? domain.Contacts?.BillingProfileId,
            }),
            RecordVersion = domain.RecordVersion + 1,
        };
        object said = order.Registrant is null
            ? new ContactsChanged { Account = operation.Account, OrderId = operation.OrderId, At = now, Domain = after.ToRecord() }
            : new RegistrantChanged
            {
                Account = operation.Account, OrderId = operation.OrderId, At = now, PreviousProfileId = domain.ProfileId, Domain = after.ToRecord(),
            };
        return new Conclusion(after, new Announcement(said, operation.Id));
    }

    /// <summary>A contact under the holder's own profile follows the holder; a billing contact is there or not, so it is kept.</summary>
    private static ContactProfiles? Apart(string? holder, ContactProfiles named)
    {
        var apart = named with
        {
            AdminProfileId = named.AdminProfileId == holder ? null : named.AdminProfileId,
            TechnicalProfileId = named.TechnicalProfileId == holder ? null : named.TechnicalProfileId,
        };
        return apart == new ContactProfiles() ? null : apart;
    }

    private static Intent.Relate Order(OperationState operation) => (Intent.Relate)operation.Intent!;
}
