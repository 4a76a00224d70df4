namespace DomainWorkers.Faults.Evidence;

/// <summary>What an order asks for.</summary>
internal enum OrderKind
{
    Register,
    Renew,
}
