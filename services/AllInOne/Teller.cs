namespace DomainWorkers.AllInOne;

/// <summary>Writes every event as a line, after what the registries really did until then.</summary>
internal sealed class Teller : IOrderSystem
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _told = [];

    /// <summary>Set once they are there; no event comes before.</summary>
    public SimulatedRegistries? Registries { get; set; }

    public void Hear(string exchange, string json, object message)
    {
        lock (_lock)
        {
            foreach (var (name, registry) in Registries?.All ?? [])
            {
                var entries = registry.Ledger.Entries;
                foreach (var entry in entries.Skip(_told.GetValueOrDefault(name)).Where(entry => entry.Kind == "executed"))
                    Console.WriteLine($"# {name} executed {entry.Command} {entry.ObjectName}, answered {entry.Code}, clTRID {entry.ClientTransactionId}");
                _told[name] = entries.Count;
            }

            Console.WriteLine($"{exchange} {json}");
        }
    }
}
