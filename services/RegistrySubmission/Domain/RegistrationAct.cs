using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>A registration: <c>domain:create</c> (RFC 5731 section 3.2.1).</summary>
internal sealed class RegistrationAct : GuardedAct
{
    public override OperationKind Kind => OperationKind.Register;

    public override Admission Admit(OperationState operation, DomainState? domain, DateTimeOffset now)
    {
        if (domain is not null)
        {
            // The id is derived from the operation: a document that is there and has ended was ended by this very operation.
            return domain.LivingName is null ? new Admission.Wait() : new Admission.Begin(domain, null);
        }

        var order = Order(operation);
        return new Admission.Begin(
            new DomainState
            {
                Id = operation.DomainId,
                Account = operation.Account,
                Name = order.Name,
                UnicodeName = order.UnicodeName,
                LivingName = order.Name,
                Registry = operation.Registry!,
                Status = DomainStatus.Pending,
                ProfileId = order.ProfileId,
            },
            null);
    }

    public override RegistryCommand Command(OperationState operation, DomainState domain)
    {
        var order = Order(operation);
        return new RegistryCommand.Create(order.Name, order.Years, order.ProfileId, order.NameServers)
        {
            Glue = order.Glue,
            Codes = order.Codes,
        };
    }

    /// <summary>
    /// Ours and created since the intent: done, because the living name keeps every other order of ours off it. Somebody else's, or ours
    /// from before: taken. Absent: not done.
    /// </summary>
    public override Verdict Judge(
        OperationState operation, DomainState domain, RegistryView.Present? seen, SettleTolerance tolerance, DateTimeOffset now) => seen switch
    {
        null => new Verdict.NotDone(),
        { Ours: true } when domain.Open!.MayBeDone() && seen.Statuses.Contains("pendingCreate") => new Verdict.StillPending(),
        { Ours: true, CreatedAt: { } created } when domain.Open!.MayBeDone() && created >= domain.Open.IntendedAt - tolerance.Clock =>
            new Verdict.Done(created, seen.ExpiresAt) { Verification = seen.Verification?.State },
        { Ours: true, CreatedAt: null } when domain.Open!.MayBeDone() => new Verdict.CannotTell("The registry shows the name as ours but not when it was created."),
        _ => new Verdict.Refused(Refusals.NameTaken),
    };

    public override Verdict.Done? Shown(OperationState operation, DomainState domain, RegistryView.Present? seen) =>
        seen is { Ours: true } && !seen.Has("pendingCreate")
            ? new Verdict.Done(seen.CreatedAt, seen.ExpiresAt) { Verification = seen.Verification?.State }
            : null;

    public override Conclusion Done(
        OperationState operation, DomainState domain, RegistryAnswer.Done answer, string sponsor, DateTimeOffset now)
    {
        var order = Order(operation);
        var registered = domain with
        {
            Status = DomainStatus.Registered,
            RegisteredAt = answer.CreatedAt,
            ExpiresAt = answer.ExpiresAt,
            PaidUntil = answer.ExpiresAt,
            SponsoringClient = sponsor,
            NameServers = order.NameServers,
            Glue = order.Glue,
            Verification = answer.Verification,
            RecordVersion = domain.RecordVersion + 1,
        };
        var said = new DomainRegistered
        {
            Account = operation.Account,
            OrderId = operation.OrderId,
            At = now,
            Years = order.Years,
            RegistryTransactionId = answer.TransactionId.Length == 0 ? null : answer.TransactionId,
            Domain = registered.ToRecord(),
        };
        return new Conclusion(registered, new Announcement(said, operation.Id));
    }

    public override Conclusion Refused(
        OperationState operation, DomainState domain, IReadOnlyList<Reason> reasons, DateTimeOffset now) =>
        new(domain with { Status = DomainStatus.Ended, LivingName = null, RecordVersion = domain.RecordVersion + 1 },
            Refusal(operation, reasons, now));

    public override Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now) =>
        RegistrationRules.Refused(operation.Account, operation.OrderId, Order(operation).UnicodeName, reasons, operation.Id, now);

    public override Announcement Progress(OperationState operation, DateTimeOffset now) => new(
        new RegistrationAccepted
        {
            Account = operation.Account,
            OrderId = operation.OrderId,
            OperationId = operation.Id,
            DomainName = Order(operation).Name,
            Progress = operation.Progress,
            At = now,
        },
        $"{operation.Id}\n{operation.Progress}\n{now.ToUnixTimeMilliseconds()}");

    private static Intent.Register Order(OperationState operation) => (Intent.Register)operation.Intent!;
}
