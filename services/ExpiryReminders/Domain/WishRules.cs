using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>Whether a wish to renew by itself is taken.</summary>
internal static class WishRules
{
    /// <summary>Null where it is; the reason where not. A wish to stop is taken as long as the domain lives.</summary>
    public static Reason? Objection(RequestState request, PlanState? plan, bool isSold)
    {
        if (plan is null || plan.Account != request.Account)
            return Refusals.DomainUnknown;
        if (plan.Record.Status == DomainStatus.Ended)
            return Refusals.DomainEnded;
        if (plan.AutoRenew is { } wish && wish.RequestId != request.RequestId && wish.IssuedAt > request.IssuedAt)
            return Refusals.WishOvertaken;
        return request.Enabled && !isSold ? Refusals.YearsNotSold(request.Years) : null;
    }
}
