namespace DomainWorkers.Epp;

/// <summary>CNNIC's part of a domain update; what is null stays as it is.</summary>
public sealed record CnnicDomainUpdate : IEppCommandExtension
{
    public CnnicHolderType? Type { get; init; }

    public string? Purveyor { get; init; }

    public EppNamespace ExtensionNamespace => EppNamespaces.CnnicDomain;

    public void Write(EppWriter writer) => writer.Open(ExtensionNamespace, "update").Open(ExtensionNamespace, "chg")
        .Element(ExtensionNamespace, "type", Type is { } type ? CnnicWords.Of(type) : null)
        .Element(ExtensionNamespace, "purveyor", Purveyor is null ? null : CnnicWords.Purveyor(Purveyor))
        .Close().Close();
}
