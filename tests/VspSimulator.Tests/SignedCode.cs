using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace DomainWorkers.VspSimulator.Tests;

/// <summary>A signed code as a careful reader looks at it; knows nothing of how the simulator makes one.</summary>
internal sealed class SignedCode
{
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    private readonly XmlDocument _document = new() { PreserveWhitespace = true, XmlResolver = null };

    public SignedCode(string base64) => _document.LoadXml(Encoding.UTF8.GetString(Convert.FromBase64String(base64)));

    public static SignedCode In(Reply reply) => new(reply.Text("encodedSignedCode")!);

    public XmlElement Root => _document.DocumentElement!;

    public string Code => Root.ChildNodes.OfType<XmlElement>().First().InnerText;

    public string Type => Root.ChildNodes.OfType<XmlElement>().First().GetAttribute("type");

    public XmlElement? Signature => Root.ChildNodes.OfType<XmlElement>().SingleOrDefault(e => e.LocalName == "Signature" && e.NamespaceURI == Dsig);

    public X509Certificate2[] Chain =>
        [.. Root.GetElementsByTagName("X509Certificate", Dsig).OfType<XmlElement>().Select(e => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(e.InnerText)))];

    public string[] Algorithms => [.. Signature!.SelectNodes("descendant::*/@Algorithm")!.OfType<XmlAttribute>().Select(a => a.Value)];

    /// <summary>Does the signature fit what it refers to? That alone says nothing of who signed, nor what the reader will read.</summary>
    public bool Fits()
    {
        var signed = new SignedXml(_document);
        signed.LoadXml(Signature!);
        return signed.CheckSignature(Chain[0], verifySignatureOnly: true);
    }

    /// <summary>What the signature refers to is the very element that carries it.</summary>
    public bool CoversTheRoot()
    {
        var uri = ((XmlElement)Signature!.GetElementsByTagName("Reference", Dsig)[0]!).GetAttribute("URI");
        return uri == "#" + Root.GetAttribute("id") && _document.SelectNodes($"//*[@id='{uri[1..]}']")!.Count == 1;
    }

    public bool ChainsTo(X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(Chain[0]);
    }

    /// <summary>Whether the signer's serial number stands in a revocation list; the DER of an entry holds it as an integer.</summary>
    public bool RevokedBy(byte[] list)
    {
        var serial = Chain[0].SerialNumberBytes.ToArray();
        return list.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x02, (byte)serial.Length, .. serial]) >= 0;
    }

    /// <summary>What xmlsec1, a library of other people, says; null where it is not installed.</summary>
    public async Task<bool?> FitsByXmlsec(X509Certificate2 authority)
    {
        var folder = Directory.CreateTempSubdirectory("xmlsec-");
        try
        {
            var (code, anchor) = (Path.Combine(folder.FullName, "code.xml"), Path.Combine(folder.FullName, "authority.pem"));
            await File.WriteAllTextAsync(code, _document.OuterXml);
            await File.WriteAllTextAsync(anchor, authority.ExportCertificatePem());
            using var process = Process.Start(new ProcessStartInfo(
                "xmlsec1",
                [
                    "--verify", "--enabled-key-data", "x509", "--trusted-pem", anchor,
                    "--id-attr:id", "urn:ietf:params:xml:ns:verificationCode-1.0:signedCode", code,
                ])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            TestContext.Current.TestOutputHelper?.WriteLine(said);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
