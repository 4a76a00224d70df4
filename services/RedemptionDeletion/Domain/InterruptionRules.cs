using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>
/// Keeps an expired domain from resolving and brings it back from exactly the snapshot that was taken. A name that somebody else has
/// parked is held instead: its snapshot is theirs to put back.
/// </summary>
internal static class InterruptionRules
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    public static Turn Step(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        if (life.Status != DomainStatus.Registered)
            return turn;
        var isPaid = now < life.ExpiresAt;
        return life.Interruption switch
        {
            null when isPaid && IsOurs(life.SnapshotId) => Back(turn, InterruptionWay.Parking, 0, now),
            null when !isPaid && now >= BeginsAt(life, terms) && life.Redemption is null && !PaymentRules.Protects(life, now) =>
                Begin(turn, 0, WayOf(life, terms), terms, now),
            { Step: InterruptionStep.Ordered, NotBefore: not null } when isPaid => turn.To(life with { Interruption = null }),
            { NotBefore: { } notBefore } when now < notBefore => turn,
            { Step: InterruptionStep.Interrupted } interrupted when isPaid => Back(turn, interrupted.Way, 0, now),
            { Step: InterruptionStep.Ordered } ordered when ordered.NotBefore is not null || IsSilent(ordered, terms, now) =>
                Begin(turn, ordered.Refusals, ordered.Way, terms, now),
            { Step: InterruptionStep.Ending } ending when ending.NotBefore is not null || IsSilent(ending, terms, now) =>
                Back(turn, ending.Way, ending.Refusals, now),
            _ => turn,
        };
    }

    public static Turn Parked(Turn turn, NameServersParked message, DateTimeOffset now) =>
        turn.Life.Interruption is { Step: InterruptionStep.Ordered, Way: InterruptionWay.Parking } ordered && ordered.OrderId == message.OrderId
            ? Interrupted(turn, ordered, message.SnapshotId, now)
            : turn;

    public static Turn Held(Turn turn, HoldPlaced message, DateTimeOffset now) =>
        turn.Life.Interruption is { Step: InterruptionStep.Ordered, Way: InterruptionWay.Hold } ordered && IsOurs(turn.Life, message.Reason, message.Revision)
            ? Interrupted(turn, ordered, null, now)
            : turn;

    public static Turn PutBack(Turn turn, string orderId, LifeTerms terms, DateTimeOffset now) =>
        turn.Life.Interruption is { Step: InterruptionStep.Ending, Way: InterruptionWay.Parking } ending && ending.OrderId == orderId
            ? Resumed(turn, terms, now)
            : turn;

    public static Turn Released(Turn turn, HoldReleased message, LifeTerms terms, DateTimeOffset now) =>
        turn.Life.Interruption is { Step: InterruptionStep.Ending, Way: InterruptionWay.Hold } && IsOurs(turn.Life, message.Reason, message.Revision)
            ? Resumed(turn, terms, now)
            : turn;

    public static Turn Refused(Turn turn, NameServersRefused message, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        if (life.Interruption is not { Way: InterruptionWay.Parking } interruption || interruption.OrderId != message.OrderId)
            return turn;
        // What cannot be parked is held: interrupted it must be.
        if (interruption.Step == InterruptionStep.Ordered)
            return Begin(turn, 0, InterruptionWay.Hold, terms, now);
        // Somebody has put it back already, or the record does not show its newest snapshot yet.
        var isStale = message.Reasons.Any(reason => reason.Code == "SnapshotStale");
        return isStale && !IsOurs(life.SnapshotId) ? Resumed(turn, terms, now) : Later(turn, interruption, now);
    }

    public static Turn Refused(Turn turn, HoldRefused message, LifeTerms terms, DateTimeOffset now)
    {
        if (turn.Life.Interruption is not { Way: InterruptionWay.Hold } interruption || !IsOurs(turn.Life, message.Reason, message.Revision))
            return turn;
        // Held for sixteen reasons it does not resolve either.
        return interruption.Step == InterruptionStep.Ordered && message.Reasons.Any(reason => reason.Code == "TooManyHolds")
            ? Interrupted(turn, interruption, null, now)
            : Later(turn, interruption, now);
    }

    public static DateTimeOffset? NextAt(LifeState life, LifeTerms terms) => life switch
    {
        { Status: not DomainStatus.Registered } => null,
        { Interruption: null } => BeginsAt(life, terms),
        { Interruption: { NotBefore: { } notBefore } } => notBefore,
        { Interruption: { Step: not InterruptionStep.Interrupted, AskedAt: var asked } } => asked + terms.Settings.AskAgainAfter,
        _ => null,
    };

    /// <summary>Whether the domain resolves as its holder wants it, as far as we have a say.</summary>
    public static bool IsUndone(LifeState life) => life.Interruption is null && !IsOurs(life.SnapshotId);

    private static DateTimeOffset BeginsAt(LifeState life, LifeTerms terms) => life.ExpiresAt.AddDays(terms.Lifecycle(life).ParkAfterDays);

    private static InterruptionWay WayOf(LifeState life, LifeTerms terms) =>
        terms.Lifecycle(life).Interruption == InterruptionKind.Parking && terms.Settings.ParkingNameServers.Count > 0 && life.SnapshotId is null
            ? InterruptionWay.Parking
            : InterruptionWay.Hold;

    private static Turn Begin(Turn turn, int refusals, InterruptionWay way, LifeTerms terms, DateTimeOffset now)
    {
        var isRepeat = turn.Life.Interruption is { NotBefore: null, Way: var known } && known == way;
        var ordered = new Interruption { Way = way, Step = InterruptionStep.Ordered, AskedAt = now, Refusals = refusals };
        if (way == InterruptionWay.Hold)
        {
            var holding = turn.Life with { Interruption = ordered, HoldRevision = turn.Life.HoldRevision + (isRepeat ? 0 : 1) };
            return turn.To(holding).Say(Acts.Hold(holding, now));
        }

        var life = isRepeat ? turn.Life : turn.Life with { Acts = turn.Life.Acts + 1 };
        var orderId = isRepeat ? life.Interruption!.OrderId! : Acts.Name("park", life, life.Acts);
        return turn.To(life with { Interruption = ordered with { OrderId = orderId } })
            .Say(Acts.Park(life, orderId, terms.Settings.ParkingNameServers, now));
    }

    private static Turn Back(Turn turn, InterruptionWay way, int refusals, DateTimeOffset now)
    {
        var isRepeat = turn.Life.Interruption is { Step: InterruptionStep.Ending, NotBefore: null };
        var since = turn.Life.Interruption?.Since;
        var ending = new Interruption { Way = way, Step = InterruptionStep.Ending, AskedAt = now, Since = since, Refusals = refusals };
        if (way == InterruptionWay.Hold)
        {
            var releasing = turn.Life with { Interruption = ending, HoldRevision = turn.Life.HoldRevision + (isRepeat ? 0 : 1) };
            return turn.To(releasing).Say(Acts.Release(releasing, now));
        }

        if (turn.Life.SnapshotId is not { } snapshot)
            return turn.To(turn.Life with { Interruption = null });
        var life = isRepeat ? turn.Life : turn.Life with { Acts = turn.Life.Acts + 1 };
        var orderId = isRepeat ? life.Interruption!.OrderId! : Acts.Name("unpark", life, life.Acts);
        return turn.To(life with { Interruption = ending with { OrderId = orderId } }).Say(Acts.PutBack(life, orderId, snapshot, now));
    }

    private static Turn Interrupted(Turn turn, Interruption ordered, string? snapshot, DateTimeOffset now)
    {
        var life = turn.Life;
        var interrupted = ordered with { Step = InterruptionStep.Interrupted, Since = now, NotBefore = null, Refusals = 0 };
        return turn.To(life with { Interruption = interrupted, SnapshotId = snapshot ?? life.SnapshotId }).Say(new ResolutionInterrupted
        {
            Account = life.Account,
            At = now,
            DomainId = life.Id,
            DomainName = life.Name,
            UnicodeName = life.UnicodeName,
            Way = ordered.Way,
            SnapshotId = ordered.Way == InterruptionWay.Parking ? snapshot : null,
        });
    }

    private static Turn Resumed(Turn turn, LifeTerms terms, DateTimeOffset now)
    {
        var life = turn.Life;
        var after = life with { Interruption = null, SnapshotId = IsOurs(life.SnapshotId) ? null : life.SnapshotId };
        return turn.To(after).Say(new ResolutionResumed
        {
            Account = life.Account,
            At = now,
            DomainId = life.Id,
            DomainName = life.Name,
            UnicodeName = life.UnicodeName,
            ResolvesBy = now.AddHours(terms.Lifecycle(life).Resume.OtherDnsHours),
        });
    }

    private static Turn Later(Turn turn, Interruption interruption, DateTimeOffset now) => turn.To(turn.Life with
    {
        Interruption = interruption with
        {
            Refusals = interruption.Refusals + 1,
            NotBefore = now + BackOff.After(interruption.Refusals, FirstRetry, LongestRetry),
        },
    });

    private static bool IsSilent(Interruption interruption, LifeTerms terms, DateTimeOffset now) =>
        now >= interruption.AskedAt + terms.Settings.AskAgainAfter;

    private static bool IsOurs(string? snapshot) => snapshot?.StartsWith(Acts.Prefix, StringComparison.Ordinal) == true;

    private static bool IsOurs(LifeState life, string reason, long revision) => reason == Acts.HoldReason && revision == life.HoldRevision;
}
