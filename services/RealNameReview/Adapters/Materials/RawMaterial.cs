namespace DomainWorkers.RealNameReview.Adapters.Materials;

/// <summary>What a place gave, before anybody looked at what it is.</summary>
internal abstract record RawMaterial
{
    private RawMaterial()
    {
    }

    /// <summary>Exactly as many octets as were announced.</summary>
    public sealed record Octets(RegistrantVault.Secrecy.Sensitive<byte[]> Content) : RawMaterial;

    public sealed record Refused(MaterialProblem Problem) : RawMaterial;

    public sealed record Unavailable(string Detail) : RawMaterial;
}
