using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.ExpiryReminders.State;

namespace DomainWorkers.ExpiryReminders.Domain;

/// <summary>What has to be done about a domain now.</summary>
/// <param name="Plan">Its next state, with the instant at which it is to be looked at again.</param>
/// <param name="Orders">The lines of the ledger that have to stand before the state does.</param>
/// <param name="Say">What is told with the state.</param>
internal sealed record PlanDecision(PlanState Plan, IReadOnlyList<NoticeOrder> Orders, IReadOnlyList<Announcement> Say);

/// <summary>A line of the ledger to be written.</summary>
/// <param name="Skip">Why it is not sent; null where it is.</param>
internal sealed record NoticeOrder(PlannedNotice Notice, Reason? Skip);
