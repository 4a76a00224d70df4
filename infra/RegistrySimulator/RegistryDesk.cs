using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>What the registry's own staff can do: statuses, decisions, credit, messages, names that exist before the run.</summary>
public sealed class RegistryDesk
{
    private readonly Registry _registry;
    private readonly SimulatorOptions _options;

    internal RegistryDesk(Registry registry, SimulatorOptions options) => (_registry, _options) = (registry, options);

    /// <summary>Sets or clears a server status such as serverHold; the sponsor finds a changePoll message. False when the name is unknown.</summary>
    public bool SetStatus(string name, string status, bool set, string reason, string? caseId = null)
    {
        if (!Marks.Server(status))
            throw new ArgumentException($"{status} is not a status that the registry sets.", nameof(status));
        return WithDomain(name, (domain, acts, now) => acts.SetServerMark(domain, status, set, now, reason, caseId));
    }

    /// <summary>Decides a create that was answered 1001 before its time. False when nothing is pending.</summary>
    public bool DecideCreation(string name, bool approved)
    {
        var decided = false;
        WithDomain(name, (domain, acts, now) =>
        {
            if (domain.PendingCreation is null)
                return;
            acts.DecideCreation(domain, approved, now);
            decided = true;
        });
        return decided;
    }

    /// <summary>Registers a name for an account without a command, a price or a ledger line. False when it exists.</summary>
    public bool Seed(string name, string clientId, int years = 1) => _registry.Do((store, _, now) =>
    {
        name = DomainNames.Normal(name);
        if (DomainNames.ZoneOf(name, _options.Zones) is not { } zone || !DomainNames.DirectlyBelow(name, zone.Suffix))
            throw new ArgumentException($"{name} is not directly below a zone of this registry.", nameof(name));
        if (store.FindAccount(clientId) is null)
            throw new ArgumentException($"There is no account {clientId}.", nameof(clientId));
        if (store.Domain(name) is not null)
            return false;
        store.Put(new DomainObject
        {
            Name = name,
            Roid = store.NextRoid('D'),
            Sponsor = clientId,
            CreatedBy = clientId,
            CreatedAt = now,
            ExpiresAt = now.AddMonths(years * Periods.Year),
        });
        return true;
    });

    public void TopUp(string clientId, decimal amount) => _registry.Do((store, _, _) =>
    {
        var account = store.Account(clientId);
        if (account.Balance is { } balance)
            store.Put(account with { Balance = balance + amount, LowBalanceTold = false });
        return true;
    });

    /// <summary>Puts a message into a poll queue; the data may be anything, also what no client can read.</summary>
    public long Queue(string clientId, string text, string? dataXml = null) => _registry.Do((store, acts, now) =>
    {
        acts.Queue.Add(clientId, now, text, dataXml is null ? null : XElement.Parse(dataXml), raw: true);
        return store.LastMessage;
    });

    private bool WithDomain(string name, Action<DomainObject, RegistryActs, DateTimeOffset> act) => _registry.Do((store, acts, now) =>
    {
        if (store.Domain(DomainNames.Normal(name)) is not { } domain)
            return false;
        act(domain, acts, now);
        return true;
    });
}
