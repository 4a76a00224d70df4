using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Codes;

/// <summary>Writes signed codes: rightly, and wrongly in every way that a test wants.</summary>
internal sealed record SignedCodeText(TestSigner Signer)
{
    public const string Ns = "urn:ietf:params:xml:ns:verificationCode-1.0";

    public string Code { get; init; } = "1-abc111";

    public string Type { get; init; } = "domain";

    public string Method { get; init; } = SignedXml.XmlDsigRSASHA256Url;

    public string Digest { get; init; } = SignedXml.XmlDsigSHA256Url;

    public string Canonical { get; init; } = SignedXml.XmlDsigExcC14NTransformUrl;

    public IReadOnlyList<Transform> Transforms { get; init; } = [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform()];

    public IReadOnlyList<X509Certificate2> Certificates { get; init; } = [Signer.Certificate];

    public string Uri { get; init; } = "#signedCode";

    /// <summary>Changes the element before it is signed.</summary>
    public Func<string, string> Before { get; init; } = xml => xml;

    public string Plain =>
        $"""<verificationCode:signedCode xmlns:verificationCode="{Ns}" id="signedCode"><verificationCode:code type="{Type}">{Code}</verificationCode:code></verificationCode:signedCode>""";

    public string Xml()
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(Before(Plain));
        var signed = new SignedXml(document) { SigningKey = Signer.Key, KeyInfo = new KeyInfo() };
        signed.SignedInfo!.CanonicalizationMethod = Canonical;
        signed.SignedInfo.SignatureMethod = Method;
        var reference = new Reference(Uri) { DigestMethod = Digest };
        foreach (var transform in Transforms)
            reference.AddTransform(transform);
        signed.AddReference(reference);
        var data = new KeyInfoX509Data();
        foreach (var certificate in Certificates)
            data.AddCertificate(certificate);
        signed.KeyInfo.AddClause(data);
        signed.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signed.GetXml(), deep: true));
        return document.OuterXml;
    }

    public string Encoded() => Encode(Xml());

    public static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));
}
