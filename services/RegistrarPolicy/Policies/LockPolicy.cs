namespace DomainWorkers.RegistrarPolicy;

/// <summary>When a name cannot leave or change hands. Locks are in hours: the sources say 60 days today and 720 hours tomorrow.</summary>
/// <param name="HolderChangeOptOut">Whether the lock after a change of holder can be waived before the change.</param>
/// <param name="NoTransferBeforeExpiryDays">No transfer, out or in, this close to expiry; 0 = free.</param>
/// <param name="LostYearDays">A transfer within so many days after a renewal of an expired name loses the year; worth a warning.</param>
/// <param name="HolderChangeOnline">Whether the holder can be changed without paper.</param>
/// <param name="HolderChangeWhenExpired">Whether the holder of an expired name can be changed.</param>
public sealed record LockPolicy(
    int AfterRegistrationHours, int AfterTransferHours, int AfterHolderChangeHours, bool HolderChangeOptOut,
    int NoTransferBeforeExpiryDays, int LostYearDays, bool HolderChangeOnline, bool HolderChangeWhenExpired)
{
    /// <summary>When the lock that the occurrence starts is over.</summary>
    public DateTimeOffset LockedUntil(LockCause cause, DateTimeOffset at) => at.AddHours(cause switch
    {
        LockCause.Registration => AfterRegistrationHours,
        LockCause.Transfer => AfterTransferHours,
        _ => AfterHolderChangeHours,
    });

    internal static LockPolicy Read(PolicyNode node)
    {
        node.Keys("afterRegistrationHours", "afterTransferHours", "afterHolderChangeHours", "holderChangeOptOut",
            "noTransferBeforeExpiryDays", "lostYearDays", "holderChangeOnline", "holderChangeWhenExpired");
        return new LockPolicy(
            node["afterRegistrationHours"].Number(0, 8760),
            node["afterTransferHours"].Number(0, 8760),
            node["afterHolderChangeHours"].Number(0, 8760),
            node["holderChangeOptOut"].Flag(),
            node["noTransferBeforeExpiryDays"].Number(0, 365),
            node["lostYearDays"].Number(0, 365),
            node["holderChangeOnline"].Flag(),
            node["holderChangeWhenExpired"].Flag());
    }
}

/// <summary>What starts a transfer lock.</summary>
public enum LockCause
{
    Registration,
    Transfer,
    HolderChange,
}
