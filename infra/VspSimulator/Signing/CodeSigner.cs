using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace DomainWorkers.VspSimulator;

/// <summary>Makes signed codes: an enveloped XML signature over the whole element, the signer's chain within (draft-ietf-regext-verificationcode).</summary>
internal sealed class CodeSigner(SigningCertificates certificates)
{
    private const string Id = "signedCode";
    private const string Namespace = "urn:ietf:params:xml:ns:verificationCode-1.0";

    /// <param name="code">What is to be signed.</param>
    /// <param name="type">domain or real-name.</param>
    /// <param name="form">Rightly, or wrongly in one way.</param>
    /// <param name="other">Another code, for the forms that need one.</param>
    /// <returns>UTF-8 XML in base 64.</returns>
    public string Sign(string code, string type, SignatureForm form, string other) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Xml(code, type, form, other)));

    private string Xml(string code, string type, SignatureForm form, string other) => form switch
    {
        SignatureForm.Genuine => Signed(code, type, certificates.Signer),
        SignatureForm.UnknownAuthority => Signed(code, type, certificates.Stranger),
        SignatureForm.Expired => Signed(code, type, certificates.Expired),
        SignatureForm.Revoked => Signed(code, type, certificates.Revoked),
        SignatureForm.OtherCode => Signed(other, type, certificates.Signer),
        SignatureForm.OtherType => Signed(
            code, type == Verification.Domain ? Verification.RealName : Verification.Domain, certificates.Signer),
        SignatureForm.Tampered => Signed(code, type, certificates.Signer)
            .Replace($">{code}<", $">{code[..^1]}{(code[^1] == '0' ? '1' : '0')}<", StringComparison.Ordinal),
        SignatureForm.Weak => Signed(code, type, certificates.Signer, SignedXml.XmlDsigRSASHA1Url, SignedXml.XmlDsigSHA1Url),
        SignatureForm.NoSignature => Plain(code, type, Id).OuterXml,
        SignatureForm.Wrapped => Wrapped(code, type, other, beside: false),
        SignatureForm.WrappedBeside => Wrapped(code, type, other, beside: true),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private string Signed(
        string code, string type, X509Certificate2 signer, string method = SignedXml.XmlDsigRSASHA256Url, string digest = SignedXml.XmlDsigSHA256Url) =>
        WithSignature(Plain(code, type, Id), signer, method, digest).OuterXml;

    private XmlDocument WithSignature(XmlDocument document, X509Certificate2 signer, string method, string digest)
    {
        using var key = signer.GetRSAPrivateKey()!;
        var signed = new SignedXml(document) { SigningKey = key, KeyInfo = new KeyInfo() };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = method;
        var reference = new Reference("#" + Id) { DigestMethod = digest };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        var chain = new KeyInfoX509Data(signer);
        chain.AddCertificate(certificates.Authority);
        signed.KeyInfo.AddClause(chain);
        signed.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signed.GetXml(), deep: true));
        return document;
    }

    /// <summary>Signature wrapping: the signature is true of an element that now hides in or beside it, and the root says something else.</summary>
    private string Wrapped(string code, string type, string other, bool beside)
    {
        var genuine = WithSignature(Plain(other, type, Id), certificates.Signer, SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigSHA256Url);
        var signature = (XmlElement)genuine.DocumentElement!.LastChild!;
        genuine.DocumentElement.RemoveChild(signature);

        var forged = Plain(code, type, "forgedCode");
        var moved = forged.ImportNode(signature, deep: true);
        forged.DocumentElement!.AppendChild(moved);
        var place = beside
            ? forged.DocumentElement
            : moved.AppendChild(forged.CreateElement("Object", SignedXml.XmlDsigNamespaceUrl))!;
        place.AppendChild(forged.ImportNode(genuine.DocumentElement, deep: true));
        return forged.OuterXml;
    }

    private static XmlDocument Plain(string code, string type, string id)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var root = document.CreateElement("verificationCode", "signedCode", Namespace);
        root.SetAttribute("id", id);
        var value = document.CreateElement("verificationCode", "code", Namespace);
        value.SetAttribute("type", type);
        value.InnerText = code;
        root.AppendChild(value);
        document.AppendChild(root);
        return document;
    }
}
