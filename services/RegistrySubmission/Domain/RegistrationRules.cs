using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// What a registration must satisfy before the registry is asked: age of the order, naming rules, term, delegation, profile and
/// eligibility. Every broken rule is reported, not only the first.
/// </summary>
internal static class RegistrationRules
{
    /// <summary>The order as an operation: accepted and due at once, or refused with its reasons.</summary>
    public static (OperationState Operation, IReadOnlyList<Reason> Reasons) Open(
        SubmitRegistration command, IReadOnlyList<SignedCode?> codes, Holder? holder, RegistrarPolicies policies, OrderTerms terms, DateTimeOffset now)
    {
        var id = OperationState.IdOf(command.Account, OperationKind.Register, command.OrderId);
        var today = Shanghai.DateOf(now);
        var verdict = policies.CheckName(command.DomainName, today);
        var name = (verdict as NamingVerdict.Accepted)?.Name;
        var reasons = new List<Reason>();

        if (now - command.IssuedAt > terms.MaxAge)
            reasons.Add(Refusals.TooOld(terms.MaxAge));
        if (verdict is NamingVerdict.Refused refused)
            reasons.AddRange(refused.Violations.Select(Refusals.Of));
        reasons.AddRange(DelegationRules.Judge(command.NameServers));
        reasons.AddRange(VerificationRules.Judge(codes));
        if (holder is null)
            reasons.Add(Refusals.ProfileUnknown);

        if (name is not null)
        {
            if (!policies.Sells(name.Suffix, today))
                reasons.Add(Refusals.NotSold(name.SuffixU));
            else if (!terms.Registries.Contains(policies.RegistryOf(name.Suffix)))
                reasons.Add(Refusals.RegistryNotServed(name.SuffixU));
            else if (!policies.Terms(name.Suffix, today).Allows(command.Years))
                reasons.Add(Refusals.TermNotSold(name.SuffixU, command.Years));
            reasons.AddRange(Glue(command, name, policies, terms));
            if (holder is not null)
                reasons.AddRange(policies.CheckEligibility(name, holder, today).Select(Refusals.Of));
        }

        var operation = new OperationState
        {
            Id = id,
            Account = command.Account,
            OrderId = command.OrderId,
            Kind = OperationKind.Register,
            PayloadHash = HashOf(command),
            IssuedAt = command.IssuedAt,
            AcceptedAt = now,
            Actor = command.Actor,
            Registry = name is null ? null : policies.RegistryOf(name.Suffix),
            DomainId = OperationIds.DomainId(id),
            Intent = name is null
                ? null
                : new Intent.Register(name.ALabel, name.ULabel, command.Years, command.ProfileId,
                    HostNames.Normal(command.NameServers))
                {
                    Glue = GlueRules.Normal(command.Glue),
                    Codes = [.. codes.OfType<SignedCode>()],
                },
            Progress = OperationProgress.Accepted,
        };
        return (operation, reasons);
    }

    /// <summary>What makes two messages the same order; the time of the message does not.</summary>
    public static string HashOf(SubmitRegistration command) =>
        Payload.Hash(
        [
            command.DomainName, command.Years, command.ProfileId, .. command.NameServers,
            .. (command.Glue ?? []).Select(host => $"{host.Host} {string.Join(' ', host.Addresses)}"), .. command.VerificationCodes ?? [],
        ]);

    /// <summary>A host object lies below a domain that exists (RFC 5732 section 3.2.1), so it cannot come before its domain.</summary>
    private static IReadOnlyList<Reason> Glue(SubmitRegistration command, DomainName name, RegistrarPolicies policies, OrderTerms terms) =>
        terms.HostObjects.Contains(policies.RegistryOf(name.Suffix)) && command.NameServers.Any(server => GlueRules.IsBelow(server, name.ALabel))
            ? [Refusals.GlueLater]
            : GlueRules.Judge(name.ALabel, command.NameServers, command.Glue);

    /// <summary>The event of a refusal.</summary>
    public static Announcement Refused(
        string account, string orderId, string domainName, IReadOnlyList<Reason> reasons, string what, DateTimeOffset now) => new(
        new RegistrationRefused { Account = account, OrderId = orderId, At = now, DomainName = domainName, Reasons = [.. reasons.Take(20)] },
        what);
}

/// <summary>What the operator sets for all orders.</summary>
internal readonly record struct OrderTerms(TimeSpan MaxAge, IReadOnlySet<string> Registries, IReadOnlySet<string> HostObjects);
