using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>
/// Keeps the calendars of domains. Whatever may have changed (a record, a wish, the time), a domain is looked at by the same rule and
/// decided by one write; to look once too often is harmless.
/// </summary>
internal sealed partial class PlanDesk(
    Documents<PlanState> plans, NoticeLedger ledger, ReminderTerms terms, TimeProvider clock, ILogger<PlanDesk> logger)
{
    private const int MaxRaces = 10;
    private static readonly TimeSpan AfterBug = TimeSpan.FromHours(1);

    /// <summary>Takes note of a domain's record, then looks at its calendar.</summary>
    public async Task Note(DomainRecord record, CancellationToken cancellationToken) => await Note(new RecordSeen(record), cancellationToken);

    /// <summary>The same with what the event said beside the record.</summary>
    public async Task Note(RecordSeen seen, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var known = await plans.Find(seen.Record.Id, cancellationToken);
            var noted = RecordRules.Note(known, seen, clock.GetUtcNow());
            var expiresAt = ExpiryRules.Of(noted.Record, noted.RestoredUntil);
            IReadOnlyList<string> sent = RecordRules.IsCorrection(noted, expiresAt) ? await ledger.Sent(noted, cancellationToken) : [];
            var next = RecordRules.Moved(noted, expiresAt, sent);
            if (known is not null && next == known)
                break;
            // Looked at below; whoever dies in between leaves it due.
            next = next with { Lane = PlanState.CalendarLane, Due = clock.GetUtcNow() };
            var stored = known is null ? (await plans.Insert(next, [], cancellationToken)).Stored : await plans.Save(Released(next), cancellationToken);
            if (stored is not null)
                break;
            if (race == MaxRaces - 1)
                throw new TransientException($"Domain {seen.Record.Id} is written by others again and again.");
        }

        await Look(seen.Record.Id, cancellationToken);
    }

    /// <summary>Stores the account's wish, and says what the calendar looks like with it. Null when the domain changed meanwhile.</summary>
    public async Task<PlanState?> Wish(PlanState plan, AutoRenewWish wish, CancellationToken cancellationToken) =>
        await plans.Save(Released(plan with { AutoRenew = wish, Lane = PlanState.CalendarLane, Due = clock.GetUtcNow() }), cancellationToken);

    /// <summary>Looks at a domain's calendar and does what it asks for; ends the claim.</summary>
    public async Task Look(string domainId, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await plans.Find(domainId, cancellationToken) is not { } plan)
                return;
            var now = clock.GetUtcNow();
            var planTerms = terms.For(plan.Name, plan.ExpiresAt);
            if (planTerms is null && plan is { ExpiresAt: not null, Record.Status: DomainStatus.Registered })
                LogSuffixUnknown(plan.Id, plan.Name);
            var decision = PlanRules.Decide(plan, planTerms, now);
            // Before the calendar moves on: a line that is written twice is one, a line that is forgotten is none.
            foreach (var order in decision.Orders)
                await ledger.Order(plan, order, cancellationToken);
            var next = Released(decision.Plan);
            if (next == plan || await plans.Replace(next, decision.Say, cancellationToken))
                return;
        }

        throw new TransientException($"Domain {domainId} is written by others again and again.");
    }

    /// <summary>Has a domain looked at again somewhat later, because something of ours went wrong with it now.</summary>
    public async Task LookLater(string domainId, CancellationToken cancellationToken)
    {
        if (await plans.Find(domainId, cancellationToken) is { } plan)
            await plans.Save(plan with { ClaimedUntil = null, ClaimedBy = null, Due = clock.GetUtcNow() + AfterBug }, cancellationToken);
    }

    private static PlanState Released(PlanState plan) => plan with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };

    [LoggerMessage(EventId = 5001, Level = LogLevel.Error,
        Message = "Domain {Domain} ({Name}) has a suffix that the policy does not know: nobody is reminded of it until the policy has it")]
    private partial void LogSuffixUnknown(string domain, string name);
}
