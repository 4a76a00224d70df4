namespace DomainWorkers.Epp;

/// <summary>
/// The language of an internationalised name at its creation, such as CHI; it decides which characters are allowed.
/// </summary>
public sealed record IdnLanguageTag(string Tag) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.IdnLanguage;

    public void Write(EppWriter writer) =>
        writer.Element(ExtensionNamespace, "tag", EppValues.Language(Tag));
}
