using System.Security.Cryptography.Xml;
using System.Xml;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>XMLDSig for which a reference can only lead to the document element, whatever else may carry an id.</summary>
internal sealed class DocumentElementSignature : SignedXml
{
    private readonly XmlElement _root;

    public DocumentElementSignature(XmlDocument document, XmlElement signature)
        : base(document)
    {
        _root = document.DocumentElement!;
        Resolver = null!;
        LoadXml(signature);
    }

    public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
        _root.GetAttribute("id") == idValue ? _root : null;
}
