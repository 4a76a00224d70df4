namespace DomainWorkers.RegistrarPolicy;

/// <summary>The schedule of one name after one expiry.</summary>
/// <param name="ParkAt">Resolution is interrupted.</param>
/// <param name="GraceEndsAt">We delete, if nothing was paid.</param>
/// <param name="DeleteBefore">A deletion that the registry carries out later is not refunded; null where it never renews by itself.</param>
/// <param name="RedemptionEndsAt">Too late for a restore.</param>
/// <param name="ReleasedAt">Anyone can register the name.</param>
public sealed record LifecycleDates(
    DateTimeOffset ExpiresAt,
    DateTimeOffset ParkAt,
    DateTimeOffset GraceEndsAt,
    DateTimeOffset? DeleteBefore,
    DateTimeOffset RedemptionEndsAt,
    DateTimeOffset ReleasedAt)
{
    /// <summary>Where the name stands by the schedule if nobody does anything.</summary>
    public LifecyclePhase PhaseAt(DateTimeOffset now) =>
        now < ExpiresAt ? LifecyclePhase.Active
        : now < GraceEndsAt ? LifecyclePhase.Grace
        : now < RedemptionEndsAt ? LifecyclePhase.Redemption
        : now < ReleasedAt ? LifecyclePhase.PendingDelete
        : LifecyclePhase.Released;
}

/// <summary>The stations of a name that nobody renews.</summary>
public enum LifecyclePhase
{
    Active,
    Grace,
    Redemption,
    PendingDelete,
    Released,
}
