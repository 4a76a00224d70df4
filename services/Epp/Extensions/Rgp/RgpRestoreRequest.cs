namespace DomainWorkers.Epp;

/// <summary>Asks for a restore; rides on a domain update (RFC 3915 section 4.2.5).</summary>
public sealed record RgpRestoreRequest : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.Rgp;

    public void Write(EppWriter writer) =>
        writer.Open(ExtensionNamespace, "update").Open(ExtensionNamespace, "restore").Attribute("op", "request").Close().Close();
}
