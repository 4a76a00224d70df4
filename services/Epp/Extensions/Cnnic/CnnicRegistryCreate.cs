namespace DomainWorkers.Epp;

/// <summary>Says for which registry on CNNIC's shared platform a contact or host is created.</summary>
public sealed record CnnicRegistryCreate(string Registry) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.CnnicRegistry;

    public void Write(EppWriter writer) => writer.Open(ExtensionNamespace, "create")
        .Element(ExtensionNamespace, "registry", EppValues.Token(Registry, 1, 64, "Registry")).Close();
}
