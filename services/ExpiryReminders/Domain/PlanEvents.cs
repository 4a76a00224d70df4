using System.Globalization;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>What is told of a domain's calendar, each under an id that says for what: told again, it is the same.</summary>
internal static class PlanEvents
{
    public static Announcement Expired(PlanState plan, PlanTerms terms, DateTimeOffset now)
    {
        var dates = terms.Lifecycle.DatesFor(plan.ExpiresAt!.Value);
        return new Announcement(
            new DomainExpired
            {
                Account = plan.Account,
                At = now,
                ExpiresAt = dates.ExpiresAt,
                RegistryAutoRenews = terms.Lifecycle.RegistryAutoRenews,
                RenewalWished = plan.AutoRenew is { Enabled: true },
                ParkAt = dates.ParkAt,
                GraceEndsAt = dates.GraceEndsAt,
                DeleteBefore = dates.DeleteBefore,
                RedemptionEndsAt = dates.RedemptionEndsAt,
                ReleasedAt = dates.ReleasedAt,
                ToleranceHours = terms.Lifecycle.ToleranceHours,
                Domain = plan.Record,
            },
            string.Create(CultureInfo.InvariantCulture, $"{plan.Id}\n{dates.ExpiresAt.UtcDateTime:yyyyMMddTHHmmss}"));
    }

    public static Announcement Wished(PlanState plan, PlanTerms terms, DateTimeOffset now)
    {
        var expiresAt = plan.ExpiresAt!.Value;
        var inTime = expiresAt.AddDays(-terms.AutoRenew.ActByDaysBefore);
        var asked = plan.Asked!;
        return new Announcement(
            new RenewalWished
            {
                Account = plan.Account,
                At = now,
                DomainId = plan.Id,
                DomainName = plan.Name,
                OrderId = asked.OrderId,
                ExpiresAt = expiresAt,
                Years = plan.AutoRenew!.Years,
                ActBy = now < inTime ? inTime : now < expiresAt ? expiresAt : terms.Lifecycle.DatesFor(expiresAt).GraceEndsAt,
                Attempt = asked.Attempts,
            },
            $"{asked.OrderId}\n{asked.Attempts}");
    }
}
