using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RedemptionDeletion.Pump;

/// <summary>
/// Takes orders in, each exactly once. The order's document makes a repeat known; the life decides; the answer is written with the life's
/// change and copied to the order, by whoever meets it there.
/// </summary>
internal sealed class OrderDesk(
    Documents<OrderState> orders, LifeDesk desk, LifeTerms terms, IOptions<MessagingOptions> options, TimeProvider clock)
{
    public async Task Take(Order order, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // First what died on its way: it may be this order's answer.
        var life = await desk.Find(order.DomainId, cancellationToken);
        var known = await Known(order, now, cancellationToken);
        if (known.PayloadHash != order.Hash)
        {
            await orders.Say([new Announcement(order.Refusal(null, [Refusals.IdempotencyKeyConflict], now), $"{order.Id}\n{order.Hash}")], cancellationToken);
            return;
        }

        if (known.Answer is { } answer)
        {
            await orders.Say([answer], cancellationToken);
            return;
        }

        // To an account that does not hold the domain it does not exist.
        var held = life?.Account == order.Account ? life : null;
        var reason = now - order.IssuedAt > options.Value.MaxAge ? Refusals.TooOld(options.Value.MaxAge)
            : held is null ? Refusals.DomainUnknown
            : order.Against(held, terms, now);
        if (reason is not null)
            await Refuse(known, held, order, reason, now, cancellationToken);
        else
            await desk.Write(held, LifeRules.Step(order.Begin(new Turn(held!), terms, now), terms, now), cancellationToken);
    }

    private async Task<OrderState> Known(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await orders.Find(order.Id, cancellationToken) is { } known)
            return known;
        var stored = await orders.Insert(
            new OrderState
            {
                Id = order.Id,
                Account = order.Account,
                DomainId = order.DomainId,
                PayloadHash = order.Hash,
                AcceptedAt = now,
                Actor = order.Actor,
            },
            [], cancellationToken);
        return stored.Stored ?? throw new TransientException($"Order {order.Id} is being taken by somebody else.");
    }

    /// <summary>A refusal changes no life, so the order's document is where it is decided.</summary>
    private async Task Refuse(
        OrderState known, LifeState? life, Order order, Reason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var said = orders.Write(new Announcement(order.Refusal(life, [reason], now), order.Id));
        if (await orders.Save(known with { Answer = said }, [said], cancellationToken) is null)
            throw new TransientException($"Order {order.Id} changed meanwhile.");
    }
}

/// <summary>An order from outside, whatever it asks for.</summary>
internal sealed record Order(string Kind, string Account, string OrderId, DateTimeOffset IssuedAt, string? Actor, string DomainId)
{
    public string Id => OrderState.IdOf(Account, Kind, OrderId);

    /// <summary>What is said beside the domain; when it was ordered and by whom does not make it another order.</summary>
    public IReadOnlyList<string?> Said { get; init; } = [];

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize<string?[]>([DomainId, .. Said]))));

    /// <summary>Why it cannot be done; null where it can.</summary>
    public required Func<LifeState, LifeTerms, DateTimeOffset, Reason?> Against { get; init; }

    /// <summary>What it begins.</summary>
    public required Func<Turn, LifeTerms, DateTimeOffset, Turn> Begin { get; init; }

    /// <summary>The event of a refusal; the life is null where the account has no such domain.</summary>
    public required Func<LifeState?, IReadOnlyList<Reason>, DateTimeOffset, object> Refusal { get; init; }
}
