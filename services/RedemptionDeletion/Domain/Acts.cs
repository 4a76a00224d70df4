using System.Globalization;
using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RedemptionDeletion.State;

namespace DomainWorkers.RedemptionDeletion.Domain;

/// <summary>Our orders to RegistrySubmission. Each is named for what it is for, so that a repeat of ours is the same operation there.</summary>
internal static class Acts
{
    public const string Actor = "redemption-deletion";
    public const string HoldReason = "expiry";
    public const string Prefix = "redemption/";

    private const string StandardReason = "The registrant asked for the domain after its deletion.";

    /// <summary><c>redemption/delete/&lt;domain id&gt;/&lt;expiry&gt;</c>; a decision that is taken anew is another operation.</summary>
    public static string Name(string act, LifeState life, int attempt) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Prefix}{act}/{life.Id}/{life.ExpiresAt.UtcDateTime:yyyy-MM-dd}{(attempt > 1 ? $"/{attempt}" : "")}");

    public static SynchroniseDomain Look(LifeState life, string requestId, DateTimeOffset now) => new()
    {
        Account = life.Account, RequestId = requestId, IssuedAt = now, Actor = Actor, DomainId = life.Id,
    };

    public static DeleteDomain Delete(LifeState life, DeletionPlan plan, DateTimeOffset now) => new()
    {
        Account = life.Account,
        OrderId = plan.OrderId!,
        IssuedAt = now,
        Actor = Actor,
        DomainId = life.Id,
        DomainVersion = plan.DomainVersion,
        ExpiresAt = plan.RegistryExpiresAt!.Value,
        PaidUntil = plan.PaidUntil,
        ValidUntil = plan.ValidUntil,
    };

    public static WithdrawDeletion Withdraw(LifeState life, DeletionPlan plan, DateTimeOffset now) => new()
    {
        Account = life.Account, OrderId = plan.OrderId!, IssuedAt = now, Actor = Actor, DomainId = life.Id,
    };

    public static RestoreDomain Restore(LifeState life, RedemptionRun run, DateTimeOffset now) => new()
    {
        Account = life.Account,
        OrderId = run.StepOrder!,
        IssuedAt = now,
        Actor = Actor,
        DomainId = life.Id,
        DomainVersion = run.DomainVersion,
        ExpiresAt = run.RegistryExpiresAt!.Value,
        PaidUntil = run.PaidUntil,
        Because = run.Because ?? StandardReason,
    };

    public static RenewDomain Renew(LifeState life, RedemptionRun run, DateTimeOffset now) => new()
    {
        Account = life.Account, OrderId = run.StepOrder!, IssuedAt = now, Actor = Actor, DomainId = life.Id, Years = 1,
    };

    public static ParkNameServers Park(LifeState life, string orderId, IEnumerable<string> servers, DateTimeOffset now) => new()
    {
        Account = life.Account, OrderId = orderId, IssuedAt = now, Actor = Actor, DomainId = life.Id, ParkingNameServers = [.. servers],
    };

    public static RestoreNameServers PutBack(LifeState life, string orderId, string snapshotId, DateTimeOffset now) => new()
    {
        Account = life.Account, OrderId = orderId, IssuedAt = now, Actor = Actor, DomainId = life.Id, SnapshotId = snapshotId,
    };

    public static PlaceHold Hold(LifeState life, DateTimeOffset now) => new()
    {
        Account = life.Account, IssuedAt = now, Actor = Actor, DomainId = life.Id, Reason = HoldReason, Revision = life.HoldRevision,
    };

    public static ReleaseHold Release(LifeState life, DateTimeOffset now) => new()
    {
        Account = life.Account, IssuedAt = now, Actor = Actor, DomainId = life.Id, Reason = HoldReason, Revision = life.HoldRevision,
    };
}
