namespace DomainWorkers.RegistrySimulator;

/// <summary>What the registry does to domains on its own account, each with the notice that the sponsor gets.</summary>
internal sealed class RegistryActs(
    RegistryStore store, PollQueue queue, Billing billing, TransactionIds transactions, IReadOnlyList<Zone> zones, bool remember)
{
    private readonly List<(string Command, DomainObject Domain, DateTimeOffset? Before, string TransactionId, DateTimeOffset At)> _done = [];

    public PollQueue Queue => queue;

    public Zone ZoneOf(string name) => DomainNames.ZoneOf(name, zones)!;

    /// <summary>Acts since the last call, for a ledger that records them.</summary>
    public IReadOnlyList<(string Command, DomainObject Domain, DateTimeOffset? Before, string TransactionId, DateTimeOffset At)> TakeDone()
    {
        if (_done.Count == 0)
            return [];
        var taken = _done.ToArray();
        _done.Clear();
        return taken;
    }

    public void DecideCreation(DomainObject domain, bool approved, DateTimeOffset at)
    {
        var pending = domain.PendingCreation!;
        var notice = DomainXml.Decided(domain.Name, approved, pending.ClientTransactionId, pending.ServerTransactionId, at);
        if (approved)
        {
            var expires = at.AddMonths(pending.Months);
            var zone = ZoneOf(domain.Name);
            var price = Periods.Price(pending.Months, zone);
            store.Put(domain with
            {
                PendingCreation = null,
                Marks = domain.Marks.Remove(Marks.PendingCreate),
                ExpiresAt = expires,
                Grace = GracePeriods.Add([], "addPeriod", at, zone.AddGrace, pending.Months, price, domain.Sponsor),
                UpdatedBy = domain.Sponsor,
                UpdatedAt = at,
            });
        }
        else
        {
            billing.Charge(domain.Sponsor, -Periods.Price(pending.Months, ZoneOf(domain.Name)), at);
            store.Remove(domain);
        }

        queue.Add(domain.Sponsor, at, approved ? "Pending creation approved" : "Pending creation refused", notice);
        Done(approved ? "create-approved" : "create-refused", domain, null, at);
    }

    /// <summary>At expiry (auto-renewing zones): a year more, revocable by a delete within the grace period.</summary>
    public void AutoRenew(DomainObject domain, DateTimeOffset at)
    {
        var zone = ZoneOf(domain.Name);
        var renewed = domain with
        {
            ExpiresAt = domain.ExpiresAt.AddMonths(Periods.Year),
            Grace = GracePeriods.Add(
                domain.Grace, "autoRenewPeriod", at, zone.AutoRenewGrace, Periods.Year, zone.YearPrice, domain.Sponsor),
        };
        billing.Charge(domain.Sponsor, zone.YearPrice, at);
        store.Put(renewed);
        queue.Add(domain.Sponsor, at, "Domain was auto-renewed", DomainXml.Renewed(renewed));
        Done("auto-renew", renewed, domain.ExpiresAt, at);
    }

    /// <summary>Sets or clears a server status and tells the sponsor (RFC 8590).</summary>
    public void SetServerMark(DomainObject domain, string mark, bool set, DateTimeOffset at, string reason, string? caseId = null)
    {
        if (domain.Has(mark) == set)
            return;
        var changed = domain with
        {
            Marks = set ? domain.Marks.Add(mark) : domain.Marks.Remove(mark),
            UpdatedBy = "registry",
            UpdatedAt = at,
        };
        store.Put(changed);
        Tell(changed, set ? $"Registry set {mark}" : $"Registry cleared {mark}", "update", null, at, reason, caseId);
        Done(set ? "set-" + mark : "clear-" + mark, changed, domain.ExpiresAt, at);
    }

    /// <summary>The registry changed an object: the sponsor gets its state with who and why.</summary>
    public void Tell(
        DomainObject domain, string text, string operation, string? detail, DateTimeOffset at, string reason, string? caseId = null) =>
        queue.Add(
            domain.Sponsor, at, text,
            DomainXml.Info(domain, confidential: true, "all", store.Subordinates(domain.Name).Select(host => host.Name)),
            ChangePollXml.Change(operation, detail, at, transactions.Next(), reason, caseId: caseId));

    public void Done(string act, DomainObject domain, DateTimeOffset? before, DateTimeOffset at)
    {
        if (remember)
            _done.Add(("registry:" + act, domain, before, transactions.Next(), at));
    }
}
