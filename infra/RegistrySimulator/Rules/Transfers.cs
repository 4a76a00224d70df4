using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The end of transfers, by a registrar or by the registry when the waiting time is over.</summary>
internal sealed class Transfers(RegistryStore store, RegistryActs acts, Billing billing)
{
    public void ServerApprove(DomainObject domain, DateTimeOffset at)
    {
        Complete(domain, "serverApproved", at);
        acts.Done("transfer-approved", store.Domain(domain.Name)!, domain.ExpiresAt, at);
    }

    public void ServerApprove(ContactObject contact, DateTimeOffset at) => Complete(contact, "serverApproved", at);

    /// <summary>The gaining registrar sponsors the domain and the hosts below it; the old secret is worth nothing any more.</summary>
    public DomainObject Complete(DomainObject domain, string status, DateTimeOffset at)
    {
        var pending = domain.Transfer!;
        var zone = acts.ZoneOf(domain.Name);
        // A year that the registry had just added by itself becomes the year of the transfer.
        var autoRenewed = domain.Runs("autoRenewPeriod") ? Periods.Year : 0;
        var expires = RegistryDates.Earlier(domain.ExpiresAt.AddMonths(pending.Months - autoRenewed), at.AddMonths(zone.MaxYears * Periods.Year));
        var price = Periods.Price(pending.Months, zone);
        foreach (var grace in domain.Grace.Where(grace => grace.Status == "autoRenewPeriod"))
            billing.Charge(grace.Account, -grace.Refund, at);
        billing.Charge(pending.Requester, price, at);
        var done = pending with { Status = status, ActAt = at, ExpiresAt = expires };
        var moved = domain with
        {
            Sponsor = pending.Requester,
            Transfer = done,
            TransferredAt = at,
            ExpiresAt = expires,
            AuthInfo = null,
            Marks = domain.Marks.Remove(Marks.PendingTransfer),
            Grace = GracePeriods.Add(
                [], "transferPeriod", at, zone.TransferGrace, pending.Months, price, pending.Requester),
            UpdatedBy = pending.Requester,
            UpdatedAt = at,
        };
        store.Put(moved);
        foreach (var host in store.Subordinates(domain.Name).ToList())
            store.Put(host with { Sponsor = pending.Requester, TransferredAt = at });
        Tell(domain.Sponsor, pending.Requester, status, DomainXml.Transferred(moved, done), at);
        return moved;
    }

    public DomainObject Abandon(DomainObject domain, string status, DateTimeOffset at)
    {
        var pending = domain.Transfer!;
        var done = pending with { Status = status, ActAt = at, ExpiresAt = null };
        var kept = domain with { Transfer = done, Marks = domain.Marks.Remove(Marks.PendingTransfer) };
        store.Put(kept);
        Tell(domain.Sponsor, pending.Requester, status, DomainXml.Transferred(kept, done), at);
        return kept;
    }

    public ContactObject Complete(ContactObject contact, string status, DateTimeOffset at)
    {
        var done = contact.Transfer! with { Status = status, ActAt = at };
        var moved = contact with
        {
            Sponsor = done.Requester,
            Transfer = done,
            TransferredAt = at,
            AuthInfo = null,
            Marks = contact.Marks.Remove(Marks.PendingTransfer),
        };
        store.Put(moved);
        Tell(contact.Sponsor, done.Requester, status, ContactXml.Transferred(moved, done), at);
        return moved;
    }

    public ContactObject Abandon(ContactObject contact, string status, DateTimeOffset at)
    {
        var done = contact.Transfer! with { Status = status, ActAt = at };
        var kept = contact with { Transfer = done, Marks = contact.Marks.Remove(Marks.PendingTransfer) };
        store.Put(kept);
        Tell(contact.Sponsor, done.Requester, status, ContactXml.Transferred(kept, done), at);
        return kept;
    }

    private void Tell(string losing, string gaining, string status, XElement data, DateTimeOffset at)
    {
        acts.Queue.Add(gaining, at, $"Transfer {status}", data);
        acts.Queue.Add(losing, at, $"Transfer {status}", data);
    }
}
