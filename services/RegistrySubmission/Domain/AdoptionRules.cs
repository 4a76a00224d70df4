using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// What an adoption must satisfy before the registry is asked. The naming rules of today do not count: the domain exists, and was lawful
/// when it was registered.
/// </summary>
internal static class AdoptionRules
{
    /// <summary>The order as an operation: accepted and due at once, or refused with its reasons.</summary>
    public static (OperationState Operation, IReadOnlyList<Reason> Reasons) Open(
        AdoptDomain command, bool profileIsKnown, RegistrarPolicies policies, OrderTerms terms, DateTimeOffset now)
    {
        var id = OperationState.IdOf(command.Account, OperationKind.Adopt, command.OrderId);
        var reasons = new List<Reason>();
        if (now - command.IssuedAt > terms.MaxAge)
            reasons.Add(Refusals.TooOld(terms.MaxAge));

        var read = policies.Parse(command.DomainName);
        if (read is DomainNameResult.Refused refused)
            reasons.AddRange(refused.Violations.Select(Refusals.Of));
        var name = (read as DomainNameResult.Parsed)?.Name;
        var registry = name is null ? null : policies.RegistryOf(name.Suffix);
        if (registry is not null && !terms.Registries.Contains(registry))
            reasons.Add(Refusals.RegistryNotServed(name!.SuffixU));
        if (!profileIsKnown)
            reasons.Add(Refusals.ProfileUnknown);

        var operation = new OperationState
        {
            Id = id,
            Account = command.Account,
            OrderId = command.OrderId,
            Kind = OperationKind.Adopt,
            PayloadHash = HashOf(command),
            IssuedAt = command.IssuedAt,
            AcceptedAt = now,
            Actor = command.Actor,
            Registry = registry,
            DomainId = OperationIds.DomainId(id),
            Intent = name is null ? null : new Intent.Adopt(name.ALabel, name.ULabel, command.ProfileId),
            Progress = OperationProgress.Accepted,
        };
        return (operation, reasons);
    }

    /// <summary>What makes two messages the same order.</summary>
    public static string HashOf(AdoptDomain command) => Payload.Hash(command.DomainName, command.ProfileId);
}
