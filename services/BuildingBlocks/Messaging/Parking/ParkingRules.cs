namespace DomainWorkers.BuildingBlocks.Messaging.Parking;

/// <summary>
/// What may become of a parked message. Nothing is ever removed: releasing is written down before the message goes out and again after the
/// broker has it, so whoever dies in between leaves one that is shown, and that can be released again without doubling anything.
/// </summary>
public static class ParkingRules
{
    /// <summary>Somebody is about to put it back.</summary>
    public static ParkedMessage Releasing(ParkedMessage parked, string by, string because, DateTimeOffset now) =>
        Acted(parked, ParkingStanding.Releasing, ParkingVerb.Releasing, by, because, now);

    /// <summary>The broker has it. Null where it came back, or was dealt with otherwise, meanwhile: that is what counts then.</summary>
    public static ParkedMessage? Released(ParkedMessage parked, string by, DateTimeOffset now) =>
        parked.Standing == ParkingStanding.Releasing ? Acted(parked, ParkingStanding.Released, ParkingVerb.Released, by, null, now) : null;

    /// <summary>The broker certainly does not have it.</summary>
    public static ParkedMessage? NotTaken(ParkedMessage parked, string by, string because, DateTimeOffset now) =>
        parked.Standing == ParkingStanding.Releasing ? Acted(parked, ParkingStanding.Parked, ParkingVerb.NotTaken, by, because, now) : null;

    /// <summary>It is not needed. Its body stays, sealed: a mistake can be taken back.</summary>
    public static ParkedMessage Discarded(ParkedMessage parked, string by, string because, DateTimeOffset now) =>
        Acted(parked, ParkingStanding.Discarded, ParkingVerb.Discarded, by, because, now);

    /// <summary>Somebody is about to read its body.</summary>
    public static ParkedMessage Opened(ParkedMessage parked, string by, string purpose, DateTimeOffset now) =>
        Acted(parked, parked.Standing, ParkingVerb.Opened, by, purpose, now);

    /// <summary>
    /// The same delivery could not be acted on once more. One that is parked already is known; one that was released or discarded waits for
    /// a person again, with the present cause.
    /// </summary>
    public static ParkedMessage? Again(ParkedMessage known, ParkedMessage now) => known.Standing == ParkingStanding.Parked
        ? null
        : Acted(
            known with
            {
                Cause = now.Cause,
                Fingerprint = now.Fingerprint,
                Detail = now.Detail,
                ParkedAt = now.ParkedAt,
                Times = known.Times + 1,
                SealedBody = now.SealedBody,
                BodyBytes = now.BodyBytes,
            },
            ParkingStanding.Parked, ParkingVerb.ParkedAgain, "worker", now.Fingerprint, now.ParkedAt);

    private static ParkedMessage Acted(
        ParkedMessage parked, ParkingStanding standing, ParkingVerb what, string by, string? because, DateTimeOffset now) => parked with
        {
            Standing = standing,
            Acts = [.. parked.Acts, new ParkingAct { At = now, What = what, By = by, Because = because }],
        };
}
