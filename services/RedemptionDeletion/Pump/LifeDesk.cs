using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RedemptionDeletion.Domain;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Pump;

/// <summary>
/// Writes lives. Whatever was heard, it ends with the same look at what is due, and all of it is one conditional write; a write that came
/// second is decided again on what the first one left.
/// </summary>
internal sealed class LifeDesk(
    Documents<LifeState> lives, Documents<OrderState> orders, LifeTerms terms, LifeReports reports, TimeProvider clock)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <summary>What only the record says.</summary>
    public Task Hear(DomainRecord record, CancellationToken cancellationToken) => Hear(record, (turn, _) => turn, cancellationToken);

    /// <summary>An event with a record: the record first, then what the event means beside it.</summary>
    public async Task Hear(DomainRecord record, Func<Turn, DateTimeOffset, Turn> meaning, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await Find(record.Id, cancellationToken);
        // A life that was over before we knew it needs nobody.
        if (known is null && record.Status is DomainStatus.Ended or DomainStatus.Pending)
            return;
        var noted = RecordRules.Note(known, record, terms, now);
        await Write(known, LifeRules.Step(meaning(new Turn(noted), now), terms, now), cancellationToken);
    }

    /// <summary>A message about a domain that we may know. False where we do not.</summary>
    public async Task<bool> Hear(string domainId, Func<Turn, DateTimeOffset, Turn> meaning, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await Find(domainId, cancellationToken) is not { } known)
            return false;
        await Write(known, LifeRules.Step(meaning(new Turn(known), now), terms, now), cancellationToken);
        return true;
    }

    /// <summary>The life with this id; answers that died on their way to their orders are brought there first.</summary>
    public async Task<LifeState?> Find(string domainId, CancellationToken cancellationToken)
    {
        var life = await lives.Find(domainId, cancellationToken);
        if (life is not { Answers.Count: > 0 })
            return life;
        return await Deliver(life, cancellationToken)
            ?? throw new TransientException($"Life {domainId} changed while an answer was being copied.");
    }

    /// <summary>Has a life looked at again later, because something of ours went wrong with it; after too many times a person looks.</summary>
    public async Task Postpone(string domainId, Exception exception, CancellationToken cancellationToken)
    {
        if (await lives.Find(domainId, cancellationToken) is not { } life)
            return;
        var failures = life.Failures + 1;
        var isParked = failures >= terms.Settings.MaxAttempts;
        await lives.Save(
            Released(life) with
            {
                Failures = failures,
                Lane = isParked ? LifeState.ParkedLane : LifeState.ClockLane,
                Due = isParked ? null : clock.GetUtcNow() + BackOff.After(life.Failures, FirstRetry, LongestRetry),
            },
            cancellationToken);
        reports.Failed(exception, domainId, failures, isParked);
    }

    /// <summary>Writes what a turn decided, says it, and brings answers to their orders.</summary>
    public async Task Write(LifeState? known, Turn turn, CancellationToken cancellationToken)
    {
        if (known is not null && turn.Said.Length == 0 && turn.Life == known && known.ClaimedUntil is null)
            return;

        var version = turn.Life.Version + 1;
        List<Announcement> say = [.. turn.Said.Select((message, index) => new Announcement(message, $"{turn.Life.Id}\n{version}\n{index}"))];
        if (known is null)
        {
            if ((await lives.Insert(turn.Life, say, cancellationToken)).Stored is null)
                throw new TransientException($"Life {turn.Life.Id} is being written by somebody else.");
        }
        else
        {
            await Save(turn, say, cancellationToken);
        }

        reports.Say(turn);
    }

    private async Task Save(Turn turn, List<Announcement> say, CancellationToken cancellationToken)
    {
        var said = say.ConvertAll(lives.Write);
        var number = turn.Life.AnswerNumber;
        List<SettledAnswer> answers =
            [.. turn.Answers.Select(answer => new SettledAnswer(answer.Order, ++number, said[turn.Said.IndexOf(answer.Answer)]))];
        var life = Released(turn.Life) with { Answers = [.. turn.Life.Answers, .. answers], AnswerNumber = number, Failures = 0 };
        var saved = await lives.Save(life, said, cancellationToken)
            ?? throw new TransientException($"Life {life.Id} changed meanwhile.");
        if (saved.Answers.Count > 0)
            await Deliver(saved, cancellationToken);
    }

    /// <summary>Copies answers to their orders and takes them off the life. Anybody may do it, any number of times.</summary>
    private async Task<LifeState?> Deliver(LifeState life, CancellationToken cancellationToken)
    {
        foreach (var answer in life.Answers)
        {
            while (await orders.Find(answer.Order, cancellationToken) is { } order && order.AnswerNumber < answer.Number)
            {
                if (await orders.Save(order with { Answer = answer.Answer, AnswerNumber = answer.Number }, cancellationToken) is not null)
                    break;
            }
        }

        return await lives.Save(life with { Answers = [] }, cancellationToken);
    }

    private static LifeState Released(LifeState life) => life with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };
}
