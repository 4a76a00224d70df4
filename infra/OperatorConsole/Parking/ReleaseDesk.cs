using System.Diagnostics;
using DomainWorkers.BuildingBlocks.Messaging.Parking;
using DomainWorkers.OperatorConsole.Surroundings;

namespace DomainWorkers.OperatorConsole.Parking;

/// <summary>
/// Puts parked messages back into the queues they came from, each with its own message id and as it was: what was done already is known by
/// its order and not done again. Intent, publish with confirm, confirmation: whoever dies in between leaves a message that says so.
/// </summary>
internal sealed class ReleaseDesk(ParkedMessages messages, Session session, string because)
{
    /// <summary>What releasing would do, or why it would not.</summary>
    public ReleaseLine Plan(Found found, bool again)
    {
        var body = messages.Body(found);
        return ReleaseRules.Objection(found.Message, body, again) is { } objection
            ? ReleaseLine.Of(found, ReleaseOutcome.Objected, objection)
            : ReleaseLine.Of(found, ReleaseOutcome.Planned, null) with { IssuedAt = ReleaseRules.IssuedAt(body) };
    }

    public async Task<ReleaseLine> Release(Found found, bool again, CancellationToken cancellationToken)
    {
        var body = messages.Body(found);
        if (ReleaseRules.Objection(found.Message, body, again) is { } objection)
            return ReleaseLine.Of(found, ReleaseOutcome.Objected, objection);
        var broker = await session.Broker(cancellationToken);
        var released = await messages.Change(
            found,
            known => known.Version == found.Message.Version
                ? ParkingRules.Releasing(known, session.Operator, because, session.Clock.GetUtcNow())
                : null,
            cancellationToken);
        if (released is null)
            return ReleaseLine.Of(found, ReleaseOutcome.Objected, "changed meanwhile; look again");

        // To the queue's own exchange: nobody but this worker hears it a second time, and it keeps its routing key.
        var letter = new Letter(
            found.Message.Queue, found.Message.RoutingKey ?? "", body, found.Message.MessageId, found.Message.ContentType);
        // Once begun it is brought to a stored end: an interruption comes after this message, not within it.
        return await broker.Publish(letter, CancellationToken.None) switch
        {
            Taken.Confirmed => await Confirmed(released),
            Taken.Refused refused => await Refused(released, refused.Because),
            Taken.Unknown unknown => ReleaseLine.Of(released, ReleaseOutcome.Unknown, unknown.Because),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<ReleaseLine> Confirmed(Found found)
    {
        var confirmed = await messages.Change(
            found, known => ParkingRules.Released(known, session.Operator, session.Clock.GetUtcNow()), CancellationToken.None);
        // Quicker than our own word: the worker took it and parked it once more.
        return confirmed is null
            ? ReleaseLine.Of(found, ReleaseOutcome.ParkedAgain, "came back at once")
            : ReleaseLine.Of(confirmed, ReleaseOutcome.Released, null);
    }

    private async Task<ReleaseLine> Refused(Found found, string why)
    {
        var back = await messages.Change(
            found, known => ParkingRules.NotTaken(known, session.Operator, why, session.Clock.GetUtcNow()), CancellationToken.None);
        return ReleaseLine.Of(back ?? found, ReleaseOutcome.NotTaken, why);
    }
}

/// <summary>What became, or would become, of one message.</summary>
internal sealed record ReleaseLine(string Id, string Worker, string Queue, string Group, ReleaseOutcome Outcome, string? Because)
{
    public DateTimeOffset? IssuedAt { get; init; }

    public static ReleaseLine Of(Found found, ReleaseOutcome outcome, string? because) =>
        new(found.Message.Id, found.Worker, found.Message.Queue, found.Group, outcome, because);
}

/// <summary>What became, or would become, of a message.</summary>
internal enum ReleaseOutcome
{
    /// <summary>It would go back to its queue.</summary>
    Planned,

    /// <summary>Its queue has it.</summary>
    Released,

    /// <summary>Its queue had it, and the worker parked it once more.</summary>
    ParkedAgain,

    /// <summary>The broker did not take it: it is parked as before.</summary>
    NotTaken,

    /// <summary>The broker may have it: it stands as releasing, and may be released again.</summary>
    Unknown,

    /// <summary>Something speaks against it.</summary>
    Objected,
}
