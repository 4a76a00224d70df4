namespace DomainWorkers.RegistrySimulator;

/// <summary>What time does to domains: decides the next instant at which one changes by itself, and lets it happen.</summary>
internal sealed class Lifecycle(RegistryStore store, RegistryActs acts, EndOfLife end, Transfers transfers)
{
    /// <summary>Lets everything happen that is due by now, in the order of its instants; each act carries its own instant.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        while (store.Due.TryPeek(out var key, out var at) && at <= now)
        {
            if (DueKey.DomainName(key) is { } name)
                Step(store.Domain(name)!, at);
            else
                transfers.ServerApprove(store.Contact(DueKey.ContactId(key))!, at);
        }
    }

    public static DateTimeOffset? DueOf(DomainObject domain, Zone zone)
    {
        if (domain.PendingCreation is { } pending)
            return pending.DecidedAt;

        var due = GracePeriods.FirstEnd(domain.Grace);
        due = RegistryDates.Earlier(due, domain.VerificationDueAt);
        if (domain.Transfer is { Pending: true } transfer)
            due = RegistryDates.Earlier(due, transfer.ActAt);
        return RegistryDates.Earlier(due, domain.Deletion?.PhaseEndsAt ?? EndsAt(domain, zone));
    }

    private void Step(DomainObject domain, DateTimeOffset at)
    {
        if (domain.PendingCreation is not null)
            acts.DecideCreation(domain, approved: true, at);
        else if (domain.Transfer is { Pending: true } transfer && transfer.ActAt <= at)
            transfers.ServerApprove(domain, at);
        else if (domain.Deletion is { } deletion && deletion.PhaseEndsAt <= at)
            end.NextPhase(domain, deletion, at);
        else if (domain.VerificationDueAt <= at)
            HoldUnverified(domain, at);
        else if (domain.Deletion is null && EndsAt(domain, acts.ZoneOf(domain.Name)) <= at)
            Expire(domain, at);
        else
            store.Put(domain with { Grace = domain.Grace.RemoveAll(grace => grace.EndsAt <= at) });
    }

    private void HoldUnverified(DomainObject domain, DateTimeOffset at)
    {
        var due = domain with { VerificationDueAt = null, VerificationHold = !domain.Has(Marks.ServerHold) };
        store.Put(due);
        acts.SetServerMark(due, Marks.ServerHold, set: true, at, "Verification codes missing");
    }

    private void Expire(DomainObject domain, DateTimeOffset at)
    {
        if (acts.ZoneOf(domain.Name).AutoRenew)
            acts.AutoRenew(domain, at);
        else
            end.DeleteExpired(domain, at);
    }

    /// <summary>Expiry where the registry renews, else the end of the time in which the registrar still could.</summary>
    private static DateTimeOffset EndsAt(DomainObject domain, Zone zone) =>
        zone.AutoRenew ? domain.ExpiresAt : RegistryDates.Later(domain.ExpiresAt + zone.AutoRenewGrace, domain.RenewBefore);
}
