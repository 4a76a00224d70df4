using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.ExpiryReminders.Pump;

/// <summary>
/// Takes wishes to renew by itself, each once: a known one is answered as before. The wish is stored, then the plan has it, then it is
/// answered; whoever finds one without an answer goes on from there.
/// </summary>
internal sealed class WishDesk(
    Documents<RequestState> requests,
    Documents<PlanState> plans,
    PlanDesk desk,
    ReminderTerms terms,
    IOptions<MessagingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private const int MaxRaces = 5;

    // The event that begins a domain and the wish for it travel by different queues.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    public async Task Take(SetAutoRenew command, CancellationToken cancellationToken)
    {
        var machineNow = machineClock.GetUtcNow();
        var request = new RequestState
        {
            Id = RequestState.IdOf(command.Account, command.RequestId),
            Account = command.Account,
            RequestId = command.RequestId,
            IssuedAt = command.IssuedAt,
            AcceptedAt = machineNow,
            DomainId = command.DomainId,
            Enabled = command.Enabled,
            Years = command.Years ?? 1,
            Lane = RequestState.WishLane,
            Due = machineNow,
        };
        var known = (await requests.Insert(request, [], cancellationToken)).Stored ?? await requests.Find(request.Id, cancellationToken)
            ?? throw new TransientException($"{request.Id} is taken but cannot be read.");
        if (!IsSame(known, request))
            await requests.Say([Refused(request, Refusals.IdempotencyKeyConflict, $"{request.Id}\n{request.DomainId}\n{request.Enabled}\n{request.Years}")], cancellationToken);
        else if (known.Answer is { } answer)
            await requests.Say([answer], cancellationToken);
        else
            await Settle(known, cancellationToken);
    }

    /// <summary>Brings a stored wish to its answer, or to a later time.</summary>
    public async Task Settle(RequestState request, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var plan = await plans.Find(request.DomainId, cancellationToken);
            var now = clock.GetUtcNow();
            if (plan is null && machineClock.GetUtcNow() - request.AcceptedAt < Patience)
            {
                await Wait(request, cancellationToken);
                return;
            }

            var isSold = plan is not null && terms.Sells(plan.Name, request.Years, now);
            var objection = now - request.IssuedAt > options.Value.MaxAge
                ? Refusals.TooOld(options.Value.MaxAge)
                : WishRules.Objection(request, plan, isSold);
            if (objection is not null)
            {
                await Answer(request, Refused(request, objection, request.Id), cancellationToken);
                return;
            }

            var wish = new AutoRenewWish(request.RequestId, request.IssuedAt, request.Enabled, request.Years);
            var wished = plan!.AutoRenew == wish ? plan : await desk.Wish(plan, wish, cancellationToken);
            if (wished is null)
                continue;
            var next = PlanRules.NextRenewalWish(wished, terms.For(wished.Name, wished.ExpiresAt), now);
            await desk.Look(request.DomainId, cancellationToken);
            await Answer(request, Set(request, next), cancellationToken);
            return;
        }

        throw new TransientException($"Domain {request.DomainId} is written by others again and again.");
    }

    private async Task Wait(RequestState request, CancellationToken cancellationToken)
    {
        var waited = machineClock.GetUtcNow() - request.AcceptedAt;
        var pause = TimeSpan.FromTicks(Math.Clamp(waited.Ticks, FirstPause.Ticks, LongestPause.Ticks));
        await requests.Save(Released(request) with { Due = machineClock.GetUtcNow() + pause }, cancellationToken);
    }

    private async Task Answer(RequestState request, Announcement say, CancellationToken cancellationToken)
    {
        var answer = requests.Write(say);
        await requests.Save(Released(request) with { Answer = answer, Lane = null, Due = null }, [answer], cancellationToken);
    }

    private Announcement Set(RequestState request, DateTimeOffset? next) => new(
        new AutoRenewSet
        {
            Account = request.Account,
            RequestId = request.RequestId,
            At = clock.GetUtcNow(),
            DomainId = request.DomainId,
            Enabled = request.Enabled,
            Years = request.Years,
            NextWishAt = next,
        },
        request.Id);

    private Announcement Refused(RequestState request, Reason reason, string about) => new(
        new AutoRenewRefused
        {
            Account = request.Account,
            RequestId = request.RequestId,
            At = clock.GetUtcNow(),
            DomainId = request.DomainId,
            Reasons = [reason],
        },
        about);

    private static RequestState Released(RequestState request) => request with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };

    private static bool IsSame(RequestState one, RequestState other) =>
        (one.DomainId, one.Enabled, one.Years) == (other.DomainId, other.Enabled, other.Years);
}
