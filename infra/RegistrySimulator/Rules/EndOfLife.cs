namespace DomainWorkers.RegistrySimulator;

/// <summary>Deletion, redemption, restore and purge (RFC 3915).</summary>
internal sealed class EndOfLife(RegistryStore store, RegistryActs acts, Billing billing)
{
    public const string Redemption = "redemptionPeriod";
    public const string PendingRestore = "pendingRestore";
    public const string PendingDelete = "pendingDelete";

    /// <summary>Gives back what grace periods promise, takes unpaid years off, and starts redemption; false when the name is gone at once.</summary>
    public bool Delete(DomainObject domain, DateTimeOffset now, string? clientTransactionId, string serverTransactionId)
    {
        foreach (var grace in domain.Grace)
            billing.Charge(grace.Account, -grace.Refund, now);

        var zone = acts.ZoneOf(domain.Name);
        if (domain.Runs("addPeriod") || zone.Redemption + zone.PendingDelete <= TimeSpan.Zero)
        {
            Purge(domain);
            return false;
        }

        var revoked = domain.Grace.Where(grace => grace.Status != "addPeriod").Sum(grace => grace.Months);
        var redemptionEnds = now + zone.Redemption;
        var redeemable = zone.Redemption > TimeSpan.Zero;
        store.Put(domain with
        {
            Grace = [],
            ExpiresAt = domain.ExpiresAt.AddMonths(-revoked),
            VerificationDueAt = null,
            Marks = domain.Marks.Add(Marks.PendingDelete),
            Deletion = new Deletion(
                redeemable ? Redemption : PendingDelete, now, redemptionEnds, redeemable ? redemptionEnds : now + zone.PendingDelete,
                null, clientTransactionId, serverTransactionId),
            UpdatedBy = domain.Sponsor,
            UpdatedAt = now,
        });
        return true;
    }

    public void NextPhase(DomainObject domain, Deletion deletion, DateTimeOffset at)
    {
        var zone = acts.ZoneOf(domain.Name);
        if (deletion.Phase == PendingRestore)
        {
            // The redemption clock kept running: a report that never came costs the time it was waited for.
            var back = deletion with
            {
                Phase = Redemption,
                RestoreRequestedAt = null,
                PhaseEndsAt = deletion.RedemptionEndsAt > at ? deletion.RedemptionEndsAt : at,
            };
            var returned = domain with { Deletion = back };
            store.Put(returned);
            acts.Tell(returned, "Restore report overdue: back to redemptionPeriod", "custom", "restore-overdue", at, "Restore report overdue");
            acts.Done("restore-overdue", returned, domain.ExpiresAt, at);
        }
        else if (deletion.Phase == Redemption && zone.PendingDelete > TimeSpan.Zero)
        {
            var leaving = domain with { Deletion = deletion with { Phase = PendingDelete, PhaseEndsAt = at + zone.PendingDelete } };
            store.Put(leaving);
            acts.Tell(leaving, "Redemption ended: pendingDelete", "delete", "pendingDelete", at, "Redemption ended");
            acts.Done("pending-delete", leaving, domain.ExpiresAt, at);
        }
        else
        {
            acts.Queue.Add(
                domain.Sponsor, at, "Domain was purged",
                DomainXml.Decided(domain.Name, true, deletion.ClientTransactionId, deletion.ServerTransactionId, at));
            acts.Done("purge", domain, domain.ExpiresAt, at);
            Purge(domain);
        }
    }

    /// <summary>A zone without auto-renewal: nobody renewed in time.</summary>
    public void DeleteExpired(DomainObject domain, DateTimeOffset at)
    {
        Delete(domain with { Grace = [] }, at, null, "SIM-expired-" + domain.Roid);
        acts.Done("delete-expired", domain, domain.ExpiresAt, at);
        if (store.Domain(domain.Name) is { } deleted)
            acts.Tell(deleted, "Not renewed: deleted by the registry", "autoDelete", null, at, "Not renewed");
    }

    /// <summary>Back in service; years that passed meanwhile are renewed and charged.</summary>
    public DomainObject Restore(DomainObject domain, DateTimeOffset now)
    {
        var zone = acts.ZoneOf(domain.Name);
        var expires = domain.ExpiresAt;
        for (; zone.RestoreRenews && expires <= now; expires = expires.AddMonths(Periods.Year))
            billing.Charge(domain.Sponsor, zone.YearPrice, now);
        var restored = domain with
        {
            Deletion = null,
            Marks = domain.Marks.Remove(Marks.PendingDelete),
            ExpiresAt = expires,
            RenewBefore = expires <= now ? now + zone.RenewAfterRestore : null,
            UpdatedBy = domain.Sponsor,
            UpdatedAt = now,
        };
        store.Put(restored);
        return restored;
    }

    /// <summary>Subordinate hosts go with their domain, and out of every delegation that named them.</summary>
    private void Purge(DomainObject domain)
    {
        store.Remove(domain);
        foreach (var host in store.Subordinates(domain.Name).ToList())
        {
            foreach (var delegated in store.DelegatedTo(host.Name).ToList())
                store.Put(delegated with { NameServers = delegated.NameServers.RemoveAll(server => server.Name == host.Name) });
            store.Remove(host);
        }
    }
}
