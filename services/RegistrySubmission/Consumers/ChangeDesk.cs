using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Takes commands about domains that are held: age, owner and repeats are judged alike for all of them.</summary>
internal sealed class ChangeDesk(
    OrderBook orders, Documents<DomainState> domains, RegistryActs acts, IOptions<MessagingOptions> options, TimeProvider clock)
{
    public Task Take(ChangeOrder order, IReadOnlyList<Reason> objections, CancellationToken cancellationToken) =>
        Take(order, objections, _ => [], cancellationToken);

    /// <summary>The same, with what the domain itself has to say about the order.</summary>
    public async Task Take(
        ChangeOrder order, IReadOnlyList<Reason> objections, Func<DomainState, IEnumerable<Reason>> judge, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var conflict = acts.Refusal(order.ToOperation(null, now), [Refusals.IdempotencyKeyConflict], now) with { For = $"{order.Id}\n{order.Hash}" };
        if (await orders.Repeat(order.Id, order.Hash, conflict, cancellationToken))
            return;

        var domain = await domains.Find(order.DomainId, cancellationToken);
        // To an account that does not hold the domain it does not exist.
        var held = domain?.Account == order.Account ? domain : null;
        var reasons = new List<Reason>([.. objections, .. held is null ? [] : judge(held)]);
        if (now - order.IssuedAt > options.Value.MaxAge)
            reasons.Insert(0, Refusals.TooOld(options.Value.MaxAge));
        if (held is null)
            reasons.Insert(0, Refusals.DomainUnknown);

        var operation = order.ToOperation(held?.Registry, now);
        await orders.Place(operation, reasons, acts.Refusal(operation, [.. reasons.Take(20)], now), conflict, cancellationToken);
    }
}
