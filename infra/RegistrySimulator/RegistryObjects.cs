namespace DomainWorkers.RegistrySimulator;

/// <summary>The registry's objects as they are after everything due has happened; to look at, not to change.</summary>
public sealed class RegistryObjects
{
    private readonly Registry _registry;

    internal RegistryObjects(Registry registry) => _registry = registry;

    public IReadOnlyList<DomainObject> Domains => _registry.Do((store, _, _) => store.Domains.ToArray());

    public IReadOnlyList<ContactObject> Contacts => _registry.Do((store, _, _) => store.Contacts.ToArray());

    public IReadOnlyList<HostObject> Hosts => _registry.Do((store, _, _) => store.Hosts.ToArray());

    public DomainObject? Domain(string name) => _registry.Do((store, _, _) => store.Domain(name));

    public ContactObject? Contact(string id) => _registry.Do((store, _, _) => store.Contact(id));

    public HostObject? Host(string name) => _registry.Do((store, _, _) => store.Host(name));

    /// <summary>Credit left; null for an account without limit.</summary>
    public decimal? Balance(string clientId) => _registry.Do((store, _, _) => store.Account(clientId).Balance);

    /// <summary>Messages that wait in the poll queue, oldest first.</summary>
    public IReadOnlyList<PollMessage> Messages(string clientId) => _registry.Do((store, _, _) => store.Messages(clientId).Values.ToArray());
}
