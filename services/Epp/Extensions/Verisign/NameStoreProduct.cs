namespace DomainWorkers.Epp;

/// <summary>Says which of Verisign's registries a command is for, such as dotCOM.</summary>
public sealed record NameStoreProduct(string SubProduct) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.NameStore;

    public void Write(EppWriter writer) => writer.Open(ExtensionNamespace, "namestoreExt")
        .Element(ExtensionNamespace, "subProduct", EppValues.Token(SubProduct, 1, 64, "SubProduct")).Close();
}
