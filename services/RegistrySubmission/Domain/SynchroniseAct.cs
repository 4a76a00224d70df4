using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>A look at the registry on somebody's question: sends nothing, and takes over what the registry shows.</summary>
internal sealed class SynchroniseAct : ReconcilingAct
{
    public override OperationKind Kind => OperationKind.Synchronise;

    public override Start Begin(OperationState operation, DomainState domain, DateTimeOffset now) => new Start.Go();

    public override Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now) =>
        Synchronisation.Judge(domain, view, transferNoticed: false, operation.Id, now) switch
        {
            Finding.Found found => new Move.Done(new Conclusion(found.Domain, Answer(operation, found, now))
            {
                Also = found.TransferredOut is { } left ? [left] : [],
            }),
            _ => new Move.Refuse(Refusals.ByRegistry(2201)),
        };

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new(
        new SynchronisationRefused
        {
            Account = operation.Account,
            RequestId = operation.OrderId,
            At = now,
            DomainId = operation.DomainId,
            Reasons = reasons,
        },
        operation.Id);

    private static Announcement Answer(OperationState operation, Finding.Found found, DateTimeOffset now) => new(
        new DomainSynchronised
        {
            Account = operation.Account,
            RequestId = operation.OrderId,
            At = now,
            Changed = found.Changed,
            Domain = found.Domain.ToRecord(),
        },
        operation.Id);
}
