namespace DomainWorkers.RegistrarPolicy;

/// <summary>How a holder has a name deleted; chosen by the day of registration.</summary>
/// <param name="Form">The sealed form that it needs; null where it is done online.</param>
public sealed record DeletionPolicy(string? Form)
{
    internal static DeletionPolicy Read(PolicyNode node)
    {
        node.Keys("form");
        return new DeletionPolicy(node.Has("form") ? node["form"].Text() : null);
    }
}
