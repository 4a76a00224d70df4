using System.Security.Cryptography.Xml;
using System.Xml;
using DomainWorkers.Epp;

namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>
/// The one form that a signed code may have, element by element. All others are refused before anything is computed: a signature that
/// is moved, wrapped, doubled, or that covers something else than what is read, has another form. Pure.
/// </summary>
internal sealed record SignedCodeShape(string Type, string Token, XmlElement Signature, IReadOnlyList<string> Certificates)
{
    private const string Ds = SignedXml.XmlDsigNamespaceUrl;

    private const int MaxCertificates = 5;

    private static readonly string Vc = EppNamespaces.VerificationCode.Uri;

    // Without comments in the document both forms give the same octets.
    private static readonly string[] Canonical = [SignedXml.XmlDsigExcC14NTransformUrl, SignedXml.XmlDsigExcC14NWithCommentsTransformUrl];
    private static readonly string[] Methods = [SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigRSASHA512Url];
    private static readonly string[] Digests = [SignedXml.XmlDsigSHA256Url, SignedXml.XmlDsigSHA384Url, SignedXml.XmlDsigSHA512Url];

    public static SignedCodeShape Read(XmlDocument document)
    {
        var root = document.DocumentElement!;
        Expect(root, Vc, "signedCode", "id");
        var children = Children(root);
        if (children is not [var code, var signature])
            throw Refused();

        Expect(code, Vc, "code", "type");
        Expect(signature, Ds, "Signature");
        if (Children(signature) is not [var info, var value, var keyInfo])
            throw Refused();

        Expect(info, Ds, "SignedInfo");
        Expect(value, Ds, "SignatureValue");
        Text(value);
        Expect(keyInfo, Ds, "KeyInfo");
        SignedInfo(info, root.GetAttribute("id"));
        return new SignedCodeShape(Required(code, "type"), Text(code).Trim(), signature, X509(keyInfo));
    }

    private static void SignedInfo(XmlElement info, string id)
    {
        if (Children(info) is not [var canonicalization, var method, var reference] || id.Length == 0)
            throw Refused();

        Algorithm(canonicalization, "CanonicalizationMethod", Canonical, CodeFlaws.CanonicalizationRefused);
        Algorithm(method, "SignatureMethod", Methods, CodeFlaws.SignatureAlgorithmRefused);
        Expect(reference, Ds, "Reference", "URI");
        if (Required(reference, "URI") != $"#{id}")
            throw new CodeRefusedException(CodeFlaws.ReferenceElsewhere);
        if (Children(reference) is not [var transforms, var digest, var value])
            throw Refused();

        Expect(transforms, Ds, "Transforms");
        Transforms(Children(transforms));
        Algorithm(digest, "DigestMethod", Digests, CodeFlaws.DigestAlgorithmRefused);
        Expect(value, Ds, "DigestValue");
        Text(value);
    }

    /// <summary>
    /// The signature leaves itself out, and then the rest is written canonically: exclusively, or, where the draft's own samples say nothing,
    /// in XMLDSig's default, which for a document element gives no other reading.
    /// </summary>
    private static void Transforms(XmlElement[] transforms)
    {
        if (transforms.Length is not (1 or 2))
            throw new CodeRefusedException(CodeFlaws.TransformRefused);

        Algorithm(transforms[0], "Transform", [SignedXml.XmlDsigEnvelopedSignatureTransformUrl], CodeFlaws.TransformRefused);
        if (transforms.Length == 2)
            Algorithm(transforms[1], "Transform", Canonical, CodeFlaws.TransformRefused);
    }

    private static List<string> X509(XmlElement keyInfo)
    {
        var certificates = new List<string>();
        foreach (var data in Children(keyInfo))
        {
            Expect(data, Ds, "X509Data");
            foreach (var certificate in Children(data))
            {
                Expect(certificate, Ds, "X509Certificate");
                certificates.Add(Text(certificate));
            }
        }

        return certificates.Count is >= 1 and <= MaxCertificates ? certificates : throw Refused();
    }

    private static void Algorithm(XmlElement element, string name, string[] allowed, string flaw)
    {
        Expect(element, Ds, name, "Algorithm");
        if (!allowed.Contains(Required(element, "Algorithm")) || element.ChildNodes.Count > 0)
            throw new CodeRefusedException(flaw);
    }

    /// <summary>
    /// The element's name and that it has no other attributes. Id would be another name to refer to, so only the document element has one.
    /// </summary>
    private static void Expect(XmlElement element, string ns, string name, params string[] attributes)
    {
        var strange = element.Attributes.Cast<XmlAttribute>().Any(attribute =>
            attribute.NamespaceURI != "http://www.w3.org/2000/xmlns/"
            && (attribute.NamespaceURI.Length > 0 || !attributes.Contains(attribute.LocalName)));
        if (element.NamespaceURI != ns || element.LocalName != name || strange)
            throw Refused();
    }

    private static string Required(XmlElement element, string attribute) =>
        element.HasAttribute(attribute) ? element.GetAttribute(attribute) : throw Refused();

    private static XmlElement[] Children(XmlElement element)
    {
        var text = element.ChildNodes.Cast<XmlNode>().Any(node =>
            node is not XmlElement && (node is not XmlCharacterData || !string.IsNullOrWhiteSpace(node.Value)));
        return text ? throw Refused() : [.. element.ChildNodes.OfType<XmlElement>()];
    }

    private static string Text(XmlElement element) =>
        element.ChildNodes.Cast<XmlNode>().All(node => node is XmlCharacterData) ? element.InnerText : throw Refused();

    private static CodeRefusedException Refused() => new(CodeFlaws.ShapeRefused);
}
