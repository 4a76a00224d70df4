namespace DomainWorkers.RegistrarPolicy;

/// <summary>What may be ordered below a suffix.</summary>
public sealed record SalePolicy(bool Registration, bool Renewal, bool TransferIn)
{
    internal static SalePolicy Read(PolicyNode node)
    {
        node.Keys("registration", "renewal", "transferIn");
        return new SalePolicy(node["registration"].Flag(), node["renewal"].Flag(), node["transferIn"].Flag());
    }
}
