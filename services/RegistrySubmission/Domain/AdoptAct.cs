using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// Takes a domain into the record that the registry shows as ours. As with a registration, inserting its document is the claim of the
/// name; a refusal ends that document, so that the name is free again.
/// </summary>
internal sealed class AdoptAct : ReconcilingAct
{
    public override OperationKind Kind => OperationKind.Adopt;

    public override Start Admit(OperationState operation, DomainState? domain, DateTimeOffset now)
    {
        // The id is derived from the operation: a document that is there was put there, or ended, by this very operation.
        if (domain is not null)
            return domain.LivingName is null ? new Start.Wait() : new Start.Go();

        var order = Order(operation);
        return new Start.Create(new DomainState
        {
            Id = operation.DomainId,
            Account = operation.Account,
            Name = order.Name,
            UnicodeName = order.UnicodeName,
            LivingName = order.Name,
            Registry = operation.Registry!,
            Status = DomainStatus.Pending,
            ProfileId = order.ProfileId,
        });
    }

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) => new Start.Go();

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now) => view switch
    {
        RegistryView.Present { Ours: true } seen when seen.Has("pendingCreate") => new Move.Await(),
        RegistryView.Present { Ours: true } seen => new Move.Done(Adopted(operation, domain, seen, now)),
        RegistryView.Present => new Move.Refuse(Refusals.ByRegistry(2201)),
        _ => new Move.Refuse(Refusals.ByRegistry(2303)),
    };

    public override DomainState AfterRefusal(DomainState domain, DateTimeOffset now) => Synchronisation.End(domain, null, now);

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) =>
        Refused(operation.Account, operation.OrderId, Order(operation).UnicodeName, reasons, operation.Id, now);

    /// <summary>The event of a refusal, also where the name could not be read.</summary>
    public static Announcement Refused(
        string account, string orderId, string domainName, IReadOnlyList<Reason> reasons, string what, DateTimeOffset now) => new(
        new AdoptionRefused { Account = account, OrderId = orderId, At = now, DomainName = domainName, Reasons = [.. reasons.Take(20)] },
        what);

    private static Conclusion Adopted(OperationState operation, DomainState domain, RegistryView.Present seen, DateTimeOffset now)
    {
        var adopted = Synchronisation.Apply(domain, seen, now).Domain with { PaidUntil = PaidUntil(seen) };
        return new Conclusion(adopted, new Announcement(
            new DomainAdopted { Account = operation.Account, OrderId = operation.OrderId, At = now, Domain = adopted.ToRecord() },
            operation.Id));
    }

    /// <summary>The year that a registry added by itself can still be given back, so nobody has paid it.</summary>
    private static DateTimeOffset? PaidUntil(RegistryView.Present seen) =>
        seen.IsIn("autoRenewPeriod") ? seen.ExpiresAt?.ToUniversalTime().AddYears(-1) : seen.ExpiresAt;

    private static Intent.Adopt Order(OperationState operation) => (Intent.Adopt)operation.Intent!;
}
