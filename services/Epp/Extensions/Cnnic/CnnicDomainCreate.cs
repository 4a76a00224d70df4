namespace DomainWorkers.Epp;

/// <summary>CNNIC's part of a domain create.</summary>
public sealed record CnnicDomainCreate(CnnicHolderType Type, string Purveyor) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.CnnicDomain;

    public void Write(EppWriter writer) => writer.Open(ExtensionNamespace, "create")
        .Element(ExtensionNamespace, "type", CnnicWords.Of(Type))
        .Element(ExtensionNamespace, "purveyor", CnnicWords.Purveyor(Purveyor))
        .Close();
}
