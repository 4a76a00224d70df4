namespace DomainWorkers.RegistrarPolicy;

/// <summary>What happens to a name after its expiry, and by when; chosen by the expiry date of the name.</summary>
/// <param name="AddGraceDays">After registration, deletion is refunded for so long.</param>
/// <param name="GraceDays">After expiry the holder renews at the normal price for so long; then we delete.</param>
/// <param name="RedemptionDays">After deletion the name can be restored for so long.</param>
/// <param name="PendingDeleteDays">After redemption nobody can do anything for so long; 0 = released at once.</param>
/// <param name="AutoRenewRefundDays">
/// The registry renews by itself at expiry and refunds a deletion for so long; null where it does not renew.
/// </param>
/// <param name="ParkAfterDays">Days after expiry at which resolution is interrupted.</param>
/// <param name="RestoreAddsYear">Whether a restore brings the year; otherwise a renewal has to follow it.</param>
/// <param name="RestoreReportDays">The restore report is due within so many days after the request (RFC 3915 3.1).</param>
/// <param name="ToleranceHours">The registry's clock may differ from this schedule by so much.</param>
/// <param name="Resume">How long resolution takes to come back.</param>
/// <param name="Interruption">How resolution is interrupted.</param>
/// <param name="PreRelease">Whether names may be listed before they are free.</param>
public sealed record LifecyclePolicy(
    int AddGraceDays, int GraceDays, int RedemptionDays, int PendingDeleteDays, int? AutoRenewRefundDays, int ParkAfterDays,
    bool RestoreAddsYear, int RestoreReportDays, int ToleranceHours, ResumeTimes Resume,
    InterruptionKind Interruption = InterruptionKind.Parking, bool PreRelease = true)
{
    /// <summary>ERRP 2.2: the last eight consecutive days in which renewal is still possible.</summary>
    public const int InterruptionDays = 8;

    /// <summary>Whether the registry renews by itself at expiry, so that its date says nothing about payment.</summary>
    public bool RegistryAutoRenews => AutoRenewRefundDays is not null;

    /// <summary>The schedule for one expiry; exact only to <see cref="ToleranceHours"/> where the registry decides.</summary>
    public LifecycleDates DatesFor(DateTimeOffset expiresAt)
    {
        var graceEnds = expiresAt.AddDays(GraceDays);
        var redemptionEnds = graceEnds.AddDays(RedemptionDays);
        return new LifecycleDates(
            expiresAt,
            expiresAt.AddDays(ParkAfterDays),
            graceEnds,
            AutoRenewRefundDays is { } refund ? expiresAt.AddDays(refund).AddHours(-ToleranceHours) : null,
            redemptionEnds,
            redemptionEnds.AddDays(PendingDeleteDays));
    }

    /// <summary>What follows a deletion, from the instant at which it was really done.</summary>
    public (DateTimeOffset RedemptionEndsAt, DateTimeOffset ReleasedAt) AfterDeletion(DateTimeOffset deletedAt)
    {
        var redemptionEnds = deletedAt.AddDays(RedemptionDays);
        return (redemptionEnds, redemptionEnds.AddDays(PendingDeleteDays));
    }

    internal static LifecyclePolicy Read(PolicyNode node)
    {
        node.Keys("addGraceDays", "graceDays", "redemptionDays", "pendingDeleteDays", "autoRenewRefundDays", "parkAfterDays",
            "restoreAddsYear", "restoreReportDays", "toleranceHours", "resume", "interruption", "preRelease");
        var policy = new LifecyclePolicy(
            node["addGraceDays"].Number(0, 30),
            node["graceDays"].Number(0, 365),
            node["redemptionDays"].Number(0, 365),
            node["pendingDeleteDays"].Number(0, 60),
            node.Has("autoRenewRefundDays") ? node["autoRenewRefundDays"].Number(1, 365) : null,
            node["parkAfterDays"].Number(0, 365),
            node["restoreAddsYear"].Flag(),
            node["restoreReportDays"].Number(1, 30),
            node["toleranceHours"].Number(0, 72),
            ResumeTimes.Read(node["resume"]),
            node.Has("interruption") ? node["interruption"].Choice<InterruptionKind>() : InterruptionKind.Parking,
            !node.Has("preRelease") || node["preRelease"].Flag());
        policy.Check(node);
        return policy;
    }

    /// <summary>Why ICANN's recovery policy forbids this schedule; null when it does not.</summary>
    internal string? AgainstRecoveryPolicy() => this switch
    {
        { RedemptionDays: 0 } => "a generic suffix needs a redemption period (ERRP 3)",
        { GraceDays: >= InterruptionDays } when GraceDays - ParkAfterDays < InterruptionDays =>
            $"resolution must be interrupted for the last {InterruptionDays} days in which the holder can renew (ERRP 2.2)",
        { GraceDays: < InterruptionDays, ParkAfterDays: > 0 } => "a name deleted before day 8 must be interrupted from expiry on (ERRP 2.2)",
        _ => null,
    };

    private void Check(PolicyNode node)
    {
        if (ParkAfterDays > GraceDays)
            throw node["parkAfterDays"].Problem("the name would be parked after the grace period has ended");
        if (AutoRenewRefundDays is { } refund && GraceDays * 24 + ToleranceHours > refund * 24 - ToleranceHours)
        {
            throw node["graceDays"].Problem(
                "a deletion at the end of the grace period would come too late for the registry's refund "
                + $"({refund} days, {ToleranceHours} hours of tolerance on both sides)");
        }
    }
}

/// <summary>Hours until resolution is back.</summary>
public sealed record ResumeTimes(int OwnDnsHours, int OtherDnsHours, int AfterRestoreHours)
{
    internal static ResumeTimes Read(PolicyNode node)
    {
        node.Keys("ownDnsHours", "otherDnsHours", "afterRestoreHours");
        return new ResumeTimes(
            node["ownDnsHours"].Number(0, 168), node["otherDnsHours"].Number(0, 168), node["afterRestoreHours"].Number(0, 168));
    }
}

/// <summary>How an expired name is kept from resolving.</summary>
public enum InterruptionKind
{
    /// <summary>It points at name servers whose page says that it expired and how to get it back (ERRP 2.2.4).</summary>
    Parking,

    /// <summary>It is taken out of the zone (<c>clientHold</c>).</summary>
    Hold,
}
