using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Knows what was asked before: a repeat is answered as the first time, another request under the same id is refused.</summary>
internal sealed class Requests(Documents<OperationState> operations, IOptions<MessagingOptions> options, TimeProvider clock)
{
    /// <summary>Whether nothing is left to do: the request is known, or too old. Then it was answered.</summary>
    public async Task<bool> IsAnswered(Request request, CancellationToken cancellationToken)
    {
        if (await operations.Find(request.Id, cancellationToken) is { } known)
        {
            if (known.PayloadHash != request.PayloadHash)
                await operations.Say([new Announcement(request.Refusal(Refusals.IdempotencyKeyConflict), $"{request.Id}\n{request.PayloadHash}")], cancellationToken);
            else if (known.Answer is { } answer)
                await operations.Say([answer], cancellationToken);
            return known.PayloadHash != request.PayloadHash || known.Answer is not null || known.Wish is null;
        }

        if (clock.GetUtcNow() - request.IssuedAt <= options.Value.MaxAge)
            return false;
        await Refuse(request, Refusals.TooOld(options.Value.MaxAge), cancellationToken);
        return true;
    }

    public Task Refuse(Request request, Reason reason, CancellationToken cancellationToken) =>
        Answer(request, request.Refusal(reason), cancellationToken);

    /// <summary>Stores the request with its answer, and what else is to be said with it.</summary>
    public Task Answer(Request request, object answer, CancellationToken cancellationToken, params IReadOnlyList<Announcement> besides) =>
        Answer(request, new Announcement(answer, request.Id), cancellationToken, besides);

    /// <summary>The same with an answer that is said elsewhere too, under one id.</summary>
    public async Task Answer(Request request, Announcement say, CancellationToken cancellationToken, params IReadOnlyList<Announcement> besides)
    {
        var operation = New(request) with { Answer = operations.Write(say) };
        if ((await operations.Insert(operation, [say, .. besides], cancellationToken)).Stored is null && !await IsAnswered(request, cancellationToken))
            throw new TransientException($"{request.Id} is taken but cannot be read.");
    }

    /// <summary>Stores a request whose answer comes later.</summary>
    public async Task Wait(Request request, CodeWish wish, CancellationToken cancellationToken) =>
        // Whose insert comes second finds the same request.
        await operations.Insert(New(request) with { Wish = wish }, [], cancellationToken);

    private OperationState New(Request request) => new()
    {
        Id = request.Id,
        Account = request.Account,
        Kind = request.Kind,
        RequestId = request.RequestId,
        PayloadHash = request.PayloadHash,
        AcceptedAt = clock.GetUtcNow(),
    };
}

/// <summary>A request, whatever it asks for.</summary>
/// <param name="PayloadHash">What makes two messages the same request; when it was made, by whom and how it was sealed does not.</param>
/// <param name="Refusal">The event that refuses it.</param>
internal sealed record Request(
    string Account, OperationKind Kind, string RequestId, DateTimeOffset IssuedAt, string PayloadHash, Func<Reason, object> Refusal)
{
    public string Id => OperationState.IdOf(Account, Kind, RequestId);
}
