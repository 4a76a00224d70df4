using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RedemptionDeletion.Tests.Simulation;

/// <summary>
/// RegistrySubmission and one registry as a model: it does what they promise and nothing more. The registry renews, deletes, corrects and
/// releases by its own clock; the record hears of it when it looks, or when the registry tells.
/// </summary>
internal sealed class ModelRegistrar(Random random, Post post, string name, LifecyclePolicy policy, DateTimeOffset registered)
{
    private readonly HashSet<string> _withdrawn = [];
    private readonly Dictionary<string, object> _answers = [];
    private readonly TimeSpan _redemption = TimeSpan.FromDays(policy.RedemptionDays) + TimeSpan.FromHours((random.NextDouble() - 0.5) * 2 * policy.ToleranceHours);
    private long _holdRevision;
    private DateTimeOffset _exDate = registered.AddYears(1);
    private DateTimeOffset? _deletedAt;
    private int _unpaid;
    private bool _left;

    public Action<object>? Tell { get; set; }

    /// <summary>Called right before the registry really deletes on our order.</summary>
    public Action<DeleteDomain, DateTimeOffset>? Deleting { get; set; }

    public DomainRecord Record { get; private set; } = Given.Record(name, registered.AddYears(1)) with { RegisteredAt = registered };

    /// <summary>Nothing reaches the registry before that.</summary>
    public DateTimeOffset AwayUntil { get; set; }

    public DateTimeOffset? InterruptedSince { get; private set; }

    public bool Redeemable => _deletedAt is not null;

    public int Renewals { get; private set; }

    public int YearsBought { get; private set; }

    public void Start()
    {
        post.At(_exDate, Expire);
        Tell!(new DomainRegistered { Account = Given.Account, OrderId = "reg", At = registered, Years = 1, Domain = Record });
    }

    public void Take(object command, DateTimeOffset now)
    {
        if (now < AwayUntil)
        {
            post.At(AwayUntil.AddSeconds(random.NextDouble() * 60), at => Take(command, at));
            return;
        }

        switch (command)
        {
            case SynchroniseDomain ask: Once("sync " + ask.RequestId, () => Synchronise(ask.RequestId, now)); break;
            case DeleteDomain delete: Once("delete " + delete.OrderId, () => Delete(delete, now)); break;
            case WithdrawDeletion withdraw: _withdrawn.Add(withdraw.OrderId); Once("delete " + withdraw.OrderId, () => Refuse(withdraw.OrderId, "DeletionWithdrawn", now)); break;
            case RestoreDomain restore: Once("restore " + restore.OrderId, () => Restore(restore, now)); break;
            case RenewDomain renew: Once("renew " + renew.OrderId, () => Renew(renew, now)); break;
            case ParkNameServers park: Once("park " + park.OrderId, () => Park(park, now)); break;
            case RestoreNameServers unpark: Once("unpark " + unpark.OrderId, () => Unpark(unpark, now)); break;
            case PlaceHold hold: Hold(hold.Revision, true, now); break;
            case ReleaseHold release: Hold(release.Revision, false, now); break;
        }
    }

    /// <summary>The registry says that it made a mistake with the date.</summary>
    public void Correct(TimeSpan by)
    {
        if (Record.Status != DomainStatus.Registered || _deletedAt is not null)
            return;
        _exDate += by;
        post.At(_exDate, Expire);
        Synchronise(null, post.Now);
    }

    public void Leave(DateTimeOffset now)
    {
        if (_left || _deletedAt is not null || Record.Status != DomainStatus.Registered)
            return;
        _left = true;
        Change(Record with { Status = DomainStatus.Ended });
        Tell!(new DomainTransferredOut { Account = Given.Account, At = now, Domain = Record });
    }

    private void Once(string key, Func<object> act)
    {
        if (!_answers.TryGetValue(key, out var answer))
            _answers[key] = answer = act();
        Tell!(answer);
    }

    private void Expire(DateTimeOffset now)
    {
        if (_left || _deletedAt is not null || Record.Status == DomainStatus.Ended || now < _exDate)
            return;
        if (policy.RegistryAutoRenews)
        {
            _exDate = _exDate.AddYears(1);
            _unpaid++;
            post.At(_exDate, Expire);
        }
        else
        {
            post.At(_exDate.AddDays(45), at => { if (_exDate.AddDays(45) <= at) End(at); });
        }

        // The registry tells, sometimes; else the next look finds out.
        if (random.Next(2) == 0)
            Synchronise(null, now);
    }

    private void End(DateTimeOffset now)
    {
        if (_deletedAt is not null || _left || Record.Status == DomainStatus.Ended)
            return;
        _deletedAt = now;
        _exDate = _exDate.AddYears(-_unpaid);
        _unpaid = 0;
        Synchronise(null, now);
    }

    private DomainStatus StatusAt(DateTimeOffset now)
    {
        if (_left)
            return DomainStatus.Ended;
        if (_deletedAt is not { } deletedAt)
            return Record.Status == DomainStatus.Ended ? DomainStatus.Ended : DomainStatus.Registered;
        return now < deletedAt + _redemption ? DomainStatus.Redemption
            : now < deletedAt + _redemption + TimeSpan.FromDays(policy.PendingDeleteDays) ? DomainStatus.PendingDelete
            : DomainStatus.Ended;
    }

    private DomainSynchronised Synchronise(string? requestId, DateTimeOffset now)
    {
        var seen = Record with { Status = StatusAt(now), ExpiresAt = _exDate };
        var isChanged = seen.Status != Record.Status || seen.ExpiresAt != Record.ExpiresAt;
        if (isChanged && Record.Status != DomainStatus.Ended)
            Change(seen);
        var said = new DomainSynchronised
        {
            Account = Given.Account, RequestId = requestId, At = now, Changed = isChanged ? ["expiresAt"] : [], Domain = Record,
        };
        if (requestId is null && isChanged)
            Tell!(said);
        return said;
    }

    private object Delete(DeleteDomain order, DateTimeOffset now)
    {
        var isStale = order.DomainVersion != Record.Version || order.PaidUntil != Record.PaidUntil || order.ExpiresAt != _exDate || now > order.ValidUntil;
        if (_withdrawn.Contains(order.OrderId))
            return Refuse(order.OrderId, "DeletionWithdrawn", now);
        if (Record.Status != DomainStatus.Registered)
            return Refuse(order.OrderId, Record.Status == DomainStatus.Ended ? "DomainEnded" : "AlreadyDeleted", now);
        if (isStale || StatusAt(now) != DomainStatus.Registered)
            return Refuse(order.OrderId, "DecisionStale", now);
        if (random.Next(10) == 0)
            return Refuse(order.OrderId, "RegistryStatusProhibits", now);

        Deleting!(order, now);
        _exDate = _exDate.AddYears(-_unpaid);
        _unpaid = 0;
        var isInAddGrace = now < registered.AddDays(policy.AddGraceDays);
        _deletedAt = isInAddGrace ? null : now;
        Change(Record with
        {
            Status = isInAddGrace ? DomainStatus.Ended : DomainStatus.Redemption,
            ExpiresAt = _exDate,
            SnapshotId = Record.SnapshotId ?? order.OrderId,
        });
        return new DomainDeleted { Account = Given.Account, OrderId = order.OrderId, At = now, Domain = Record };
    }

    private object Restore(RestoreDomain order, DateTimeOffset now)
    {
        var code = StatusAt(now) switch
        {
            DomainStatus.Registered => "NotDeleted",
            DomainStatus.PendingDelete => "PastRedemption",
            DomainStatus.Ended => "DomainEnded",
            _ when order.DomainVersion != Record.Version || order.ExpiresAt != _exDate => "DecisionStale",
            _ => random.Next(12) == 0 ? "RegistryStatusProhibits" : null,
        };
        if (code is not null)
            return new RestoreRefused { Account = Given.Account, OrderId = order.OrderId, At = now, DomainId = Given.DomainId, Reasons = [Why(code)] };
        _deletedAt = null;
        var paid = Record.PaidUntil!.Value;
        while (policy.RestoreAddsYear && _exDate <= now)
        {
            _exDate = _exDate.AddYears(1);
            paid = paid.AddYears(1);
        }

        post.At(_exDate <= now ? now.AddDays(5) : _exDate, at => { if (_exDate <= at && policy.RegistryAutoRenews) Expire(at); else if (_exDate <= at) End(at); });
        Change(Record with { Status = DomainStatus.Registered, ExpiresAt = _exDate, PaidUntil = paid });
        return new DomainRestored { Account = Given.Account, OrderId = order.OrderId, At = now, Domain = Record };
    }

    private object Renew(RenewDomain order, DateTimeOffset now)
    {
        var code = StatusAt(now) != DomainStatus.Registered ? "NotRenewable" : random.Next(12) == 0 ? "RegistryNotRenewable" : null;
        if (code is not null)
            return new RenewalRefused { Account = Given.Account, OrderId = order.OrderId, At = now, DomainId = Given.DomainId, Reasons = [Why(code)] };
        if (random.Next(3) == 0)
            Tell!(new RenewalAccepted { Account = Given.Account, OrderId = order.OrderId, OperationId = "x", DomainId = Given.DomainId, Progress = OperationProgress.Accepted, At = now });
        var covered = Math.Min(_unpaid, order.Years);
        _unpaid -= covered;
        var before = _exDate;
        _exDate = _exDate.AddYears(order.Years - covered);
        Renewals++;
        YearsBought += order.Years - covered;
        post.At(_exDate, Expire);
        Change(Record with { ExpiresAt = _exDate, PaidUntil = Record.PaidUntil!.Value.AddYears(order.Years) });
        return new DomainRenewed { Account = Given.Account, OrderId = order.OrderId, At = now, Years = order.Years, PreviousExpiresAt = before, Domain = Record };
    }

    private object Park(ParkNameServers order, DateTimeOffset now)
    {
        if (Record.Status != DomainStatus.Registered || random.Next(10) == 0)
            return NameServersRefused(order.OrderId, "NotChangeable", now);
        InterruptedSince ??= now;
        Change(Record with { SnapshotId = Record.SnapshotId ?? order.OrderId });
        return new NameServersParked { Account = Given.Account, OrderId = order.OrderId, At = now, SnapshotId = Record.SnapshotId!, Domain = Record };
    }

    private object Unpark(RestoreNameServers order, DateTimeOffset now)
    {
        if (Record.SnapshotId != order.SnapshotId || Record.Status != DomainStatus.Registered)
            return NameServersRefused(order.OrderId, Record.Status == DomainStatus.Registered ? "SnapshotStale" : "NotChangeable", now);
        if (random.Next(10) == 0)
            return NameServersRefused(order.OrderId, "RegistryPolicy", now);
        InterruptedSince = null;
        Change(Record with { SnapshotId = null });
        return new NameServersRestored { Account = Given.Account, OrderId = order.OrderId, At = now, SnapshotId = order.SnapshotId, Domain = Record };
    }

    private void Hold(long revision, bool place, DateTimeOffset now)
    {
        // A late message cannot undo a newer one.
        if (revision < _holdRevision)
            return;
        _holdRevision = revision;
        if (Record.Status is DomainStatus.Ended or DomainStatus.PendingDelete)
        {
            Tell!(new HoldRefused
            {
                Account = Given.Account, At = now, DomainId = Given.DomainId, Reason = "expiry", Revision = revision, Release = !place, Reasons = [Why("DomainEnded")],
            });
            return;
        }

        InterruptedSince = place ? InterruptedSince ?? now : null;
        Change(Record with { Holds = place ? ["expiry"] : [] });
        Tell!(place
            ? new HoldPlaced { Account = Given.Account, At = now, Reason = "expiry", Revision = revision, Domain = Record }
            : new HoldReleased { Account = Given.Account, At = now, Reason = "expiry", Revision = revision, Domain = Record });
    }

    private void Change(DomainRecord record) => Record = record with { Version = Record.Version + 1 };

    private static DeletionRefused Refuse(string orderId, string code, DateTimeOffset now) =>
        new() { Account = Given.Account, OrderId = orderId, At = now, DomainId = Given.DomainId, Reasons = [Why(code)] };

    private static NameServersRefused NameServersRefused(string orderId, string code, DateTimeOffset now) =>
        new() { Account = Given.Account, OrderId = orderId, At = now, DomainId = Given.DomainId, Reasons = [Why(code)] };

    private static Reason Why(string code) => new() { Code = code, English = code, Chinese = code };
}
