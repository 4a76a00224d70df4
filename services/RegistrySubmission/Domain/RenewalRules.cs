using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What a renewal must satisfy before the registry is asked: age of the order, whose domain it is, and the term.</summary>
internal static class RenewalRules
{
    /// <summary>The order as an operation: accepted and due at once, or refused with its reasons.</summary>
    public static (OperationState Operation, IReadOnlyList<Reason> Reasons) Open(
        RenewDomain command, DomainState? domain, RegistrarPolicies policies, OrderTerms terms, DateTimeOffset now)
    {
        // To an account that does not hold the domain it does not exist.
        var held = domain is not null && domain.Account == command.Account ? domain : null;
        var reasons = new List<Reason>();
        if (now - command.IssuedAt > terms.MaxAge)
            reasons.Add(Refusals.TooOld(terms.MaxAge));
        if (held is null)
            reasons.Add(Refusals.DomainUnknown);
        else
            reasons.AddRange(Term(held, command.Years, policies, now));

        var id = OperationState.IdOf(command.Account, OperationKind.Renew, command.OrderId);
        var operation = new OperationState
        {
            Id = id,
            Account = command.Account,
            OrderId = command.OrderId,
            Kind = OperationKind.Renew,
            PayloadHash = HashOf(command),
            IssuedAt = command.IssuedAt,
            AcceptedAt = now,
            Actor = command.Actor,
            Registry = held?.Registry,
            DomainId = command.DomainId,
            Intent = new Intent.Renew(command.Years),
            Progress = OperationProgress.Accepted,
        };
        return (operation, reasons);
    }

    /// <summary>What makes two messages the same order.</summary>
    public static string HashOf(RenewDomain command) => Payload.Hash(command.DomainId, command.Years);

    /// <summary>The event of a refusal.</summary>
    public static Announcement Refused(
        string account, string orderId, string domainId, IReadOnlyList<Reason> reasons, string what, DateTimeOffset now) => new(
        new RenewalRefused { Account = account, OrderId = orderId, At = now, DomainId = domainId, Reasons = [.. reasons.Take(20)] },
        what);

    private static IEnumerable<Reason> Term(DomainState domain, int years, RegistrarPolicies policies, DateTimeOffset now)
    {
        if (domain.Status == DomainStatus.Ended)
        {
            yield return Refusals.DomainEnded;
            yield break;
        }

        var suffix = domain.Name[(domain.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var term = policies.Terms(suffix, Shanghai.DateOf(now));
        if (!term.Allows(years))
            yield return Refusals.TermNotSold(suffix, years);
        else if (domain.ExpiresAt is { } expires
            && expires.AddYears(Math.Max(0, years - RegistryYears.Ahead(domain.PaidUntil ?? expires, expires, now))) > now.AddYears(term.MaxTotalYears))
            yield return Refusals.TermTooLong(term.MaxTotalYears);
    }
}
