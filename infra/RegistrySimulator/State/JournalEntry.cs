namespace DomainWorkers.RegistrySimulator;

/// <summary>Everything one command changed, as one line: it happened as a whole or not at all.</summary>
internal sealed record JournalEntry
{
    public List<DomainObject>? Domains { get; set; }

    public List<ContactObject>? Contacts { get; set; }

    public List<HostObject>? Hosts { get; set; }

    public List<AccountObject>? Accounts { get; set; }

    public List<PollMessage>? Messages { get; set; }

    public List<string>? DomainsGone { get; set; }

    public List<string>? ContactsGone { get; set; }

    public List<string>? HostsGone { get; set; }

    public List<long>? MessagesGone { get; set; }

    /// <summary>Highest number given out for repository identifiers and for messages.</summary>
    public long LastObject { get; set; }

    public long LastMessage { get; set; }

    /// <summary>The ledger entries of the command: a kill between the two files is repaired from here.</summary>
    public List<LedgerEntry>? Ledger { get; set; }

    public JournalEntry With(List<LedgerEntry> lines)
    {
        Ledger = lines;
        return this;
    }
}
