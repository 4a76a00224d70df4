namespace DomainWorkers.Epp;

/// <summary>CNNIC's part of a host create.</summary>
public sealed record CnnicHostCreate(string Purveyor) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.CnnicHost;

    public void Write(EppWriter writer) => writer.Open(ExtensionNamespace, "create")
        .Element(ExtensionNamespace, "purveyor", CnnicWords.Purveyor(Purveyor)).Close();
}
