using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What is said about a person's decision.</summary>
internal static class DecisionEvents
{
    /// <summary>It is stored; told again in the same words.</summary>
    public static Announcement Decided(OperationState operation, PersonsDecision decision) => new(
        new OperationDecided
        {
            Account = operation.Account,
            RequestId = decision.RequestId,
            At = decision.At,
            OrderId = operation.OrderId,
            Kind = operation.Kind,
            Decision = decision.Decision,
            DecidedBy = decision.By,
        },
        $"{operation.Account}\n{decision.RequestId}");

    /// <summary>It did not count when it came.</summary>
    public static Announcement Refused(DecideOperation command, Reason reason, DateTimeOffset now) =>
        Refused(command.Account, command.RequestId, command.OrderId, command.Kind, command.Decision, reason, now);

    /// <summary>It was taken in and not carried out.</summary>
    public static Announcement Refused(OperationState operation, PersonsDecision decision, Reason reason, DateTimeOffset now) =>
        Refused(operation.Account, decision.RequestId, operation.OrderId, operation.Kind, decision.Decision, reason, now);

    private static Announcement Refused(
        string account, string requestId, string orderId, OperationKind kind, OperationDecision decision, Reason reason, DateTimeOffset now) => new(
        new DecisionRefused
        {
            Account = account,
            RequestId = requestId,
            At = now,
            OrderId = orderId,
            Kind = kind,
            Decision = decision,
            Reasons = [reason],
        },
        $"{account}\n{requestId}");
}
