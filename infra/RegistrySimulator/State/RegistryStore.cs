namespace DomainWorkers.RegistrySimulator;

/// <summary>All objects of the registry with the links between them; the owner serialises access.</summary>
internal sealed class RegistryStore(Func<DomainObject, DateTimeOffset?> domainDue)
{
    private readonly Dictionary<string, DomainObject> _domains = [];
    private readonly Dictionary<string, ContactObject> _contacts = [];
    private readonly Dictionary<string, HostObject> _hosts = [];
    private readonly Dictionary<string, AccountObject> _accounts = [];
    private readonly Dictionary<string, SortedDictionary<long, PollMessage>> _messages = [];
    private readonly Dictionary<string, SortedDictionary<string, HostObject>> _subordinates = [];
    private readonly LinkCounts _contactLinks = new();
    private readonly LinkCounts _hostLinks = new();
    private JournalEntry? _changes;

    public DueQueue Due { get; } = new();

    public long LastObject { get; private set; }

    public long LastMessage { get; private set; }

    public IReadOnlyCollection<DomainObject> Domains => _domains.Values;

    public IReadOnlyCollection<ContactObject> Contacts => _contacts.Values;

    public IReadOnlyCollection<HostObject> Hosts => _hosts.Values;

    public IReadOnlyCollection<AccountObject> Accounts => _accounts.Values;

    public DomainObject? Domain(string name) => _domains.GetValueOrDefault(name);

    public ContactObject? Contact(string id) => _contacts.GetValueOrDefault(id);

    public HostObject? Host(string name) => _hosts.GetValueOrDefault(name);

    public AccountObject Account(string id) => _accounts[id];

    public AccountObject? FindAccount(string id) => _accounts.GetValueOrDefault(id);

    public SortedDictionary<long, PollMessage> Messages(string account)
    {
        if (!_messages.TryGetValue(account, out var queue))
            _messages[account] = queue = [];
        return queue;
    }

    public bool ContactLinked(string id) => _contactLinks.Any(id);

    public bool HostLinked(string name) => _hostLinks.Any(name);

    public IEnumerable<DomainObject> DelegatedTo(string host) =>
        _domains.Values.Where(domain => domain.NameServers.Any(server => server.Name == host));

    public IEnumerable<HostObject> Subordinates(string domain) =>
        _subordinates.TryGetValue(domain, out var hosts) ? hosts.Values : [];

    public string NextRoid(char kind) => $"{kind}{++LastObject}-SIM";

    public long NextMessage() => ++LastMessage;

    public void Put(DomainObject domain)
    {
        Link(_domains.GetValueOrDefault(domain.Name), domain);
        _domains[domain.Name] = domain;
        Due.Set(DueKey.Domain(domain.Name), domainDue(domain));
        (Changes().Domains ??= []).Add(domain);
    }

    public void Remove(DomainObject domain)
    {
        Link(_domains.GetValueOrDefault(domain.Name), null);
        _domains.Remove(domain.Name);
        Due.Set(DueKey.Domain(domain.Name), null);
        Changes().Domains?.RemoveAll(d => d.Name == domain.Name);
        (Changes().DomainsGone ??= []).Add(domain.Name);
    }

    public void Put(ContactObject contact)
    {
        _contacts[contact.Id] = contact;
        Due.Set(DueKey.Contact(contact.Id), contact.Transfer is { Pending: true } transfer ? transfer.ActAt : null);
        (Changes().Contacts ??= []).Add(contact);
    }

    public void Remove(ContactObject contact)
    {
        _contacts.Remove(contact.Id);
        Due.Set(DueKey.Contact(contact.Id), null);
        (Changes().ContactsGone ??= []).Add(contact.Id);
    }

    public void Put(HostObject host)
    {
        Unplace(_hosts.GetValueOrDefault(host.Name));
        _hosts[host.Name] = host;
        if (host.Superordinate is { } above)
        {
            if (!_subordinates.TryGetValue(above, out var hosts))
                _subordinates[above] = hosts = new SortedDictionary<string, HostObject>(StringComparer.Ordinal);
            hosts[host.Name] = host;
        }

        (Changes().Hosts ??= []).Add(host);
    }

    public void Remove(HostObject host)
    {
        Unplace(_hosts.GetValueOrDefault(host.Name));
        _hosts.Remove(host.Name);
        Changes().Hosts?.RemoveAll(h => h.Name == host.Name);
        (Changes().HostsGone ??= []).Add(host.Name);
    }

    public void Put(AccountObject account)
    {
        _accounts[account.ClientId] = account;
        (Changes().Accounts ??= []).Add(account);
    }

    public void Put(PollMessage message)
    {
        Messages(message.Account)[message.Id] = message;
        (Changes().Messages ??= []).Add(message);
    }

    public void Remove(PollMessage message)
    {
        Messages(message.Account).Remove(message.Id);
        (Changes().MessagesGone ??= []).Add(message.Id);
    }

    /// <summary>What changed since the last call, or null.</summary>
    public JournalEntry? TakeChanges()
    {
        var taken = _changes;
        _changes = null;
        if (taken is not null)
            (taken.LastObject, taken.LastMessage) = (LastObject, LastMessage);
        return taken;
    }

    /// <summary>Applies a line of the journal; removals of objects come first, a name may have been freed and taken in one command.</summary>
    public void Apply(JournalEntry entry)
    {
        entry.DomainsGone?.ForEach(name => Forget(_domains.GetValueOrDefault(name), Remove));
        entry.ContactsGone?.ForEach(id => Forget(_contacts.GetValueOrDefault(id), Remove));
        entry.HostsGone?.ForEach(name => Forget(_hosts.GetValueOrDefault(name), Remove));
        entry.Domains?.ForEach(Put);
        entry.Contacts?.ForEach(Put);
        entry.Hosts?.ForEach(Put);
        entry.Accounts?.ForEach(Put);
        entry.Messages?.ForEach(Put);
        entry.MessagesGone?.ForEach(id => Forget(_messages.Values.Select(q => q.GetValueOrDefault(id)).FirstOrDefault(m => m is not null), Remove));
        (LastObject, LastMessage) = (Math.Max(LastObject, entry.LastObject), Math.Max(LastMessage, entry.LastMessage));
        _changes = null;
    }

    private static void Forget<T>(T? known, Action<T> remove)
    {
        if (known is not null)
            remove(known);
    }

    private void Unplace(HostObject? host)
    {
        if (host?.Superordinate is not { } above)
            return;
        var hosts = _subordinates[above];
        hosts.Remove(host.Name);
        if (hosts.Count == 0)
            _subordinates.Remove(above);
    }

    private JournalEntry Changes() => _changes ??= new JournalEntry();

    private void Link(DomainObject? before, DomainObject? after)
    {
        _contactLinks.Move(LinkedContacts(before), LinkedContacts(after));
        _hostLinks.Move(before?.NameServers.Select(s => s.Name), after?.NameServers.Select(s => s.Name));
    }

    private static IEnumerable<string>? LinkedContacts(DomainObject? domain)
    {
        var contacts = domain?.Contacts.Select(contact => contact.Id);
        return domain?.Registrant is { } registrant ? contacts!.Append(registrant) : contacts;
    }
}
