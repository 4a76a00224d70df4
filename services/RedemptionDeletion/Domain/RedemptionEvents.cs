using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>What an account is told about a redemption.</summary>
internal static class RedemptionEvents
{
    public static RedemptionAccepted Accepted(LifeState life, RedemptionRun run, DateTimeOffset now) => new()
    {
        Account = life.Account,
        OrderId = run.OrderId,
        At = now,
        DomainId = life.Id,
        Progress = run.Step,
        PayBefore = run.PayBefore,
        AddsYear = run.AddsYear,
        ReportDueAt = run.ReportDueAt,
        Endangered = run.Endangered,
    };

    public static DomainRedeemed Redeemed(LifeState life, RedemptionRun run, DateTimeOffset resolvesBy, DateTimeOffset now) => new()
    {
        Account = life.Account,
        OrderId = run.OrderId,
        At = now,
        DomainId = life.Id,
        DomainName = life.Name,
        UnicodeName = life.UnicodeName,
        ExpiresAt = life.ExpiresAt,
        Renewed = run.Renewed,
        ResolvesBy = resolvesBy,
    };

    public static RedemptionRefused Refused(LifeState life, string orderId, bool isPaid, IReadOnlyList<Reason> reasons, DateTimeOffset now) => new()
    {
        Account = life.Account,
        OrderId = orderId,
        At = now,
        DomainId = life.Id,
        Phase = PhaseRules.Of(life, now),
        ReturnPayment = isPaid,
        Reasons = [.. reasons.Take(20)],
    };
}
