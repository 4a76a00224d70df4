using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class SignedCodeTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly X509Certificate2 _authority = Authority();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_code_of_a_known_provider_is_taken()
    {
        using var provider = Provider(_authority);

        Assert.Equal(1000, (await Create(Sign(Plain("1-abc"), provider))).Code);
    }

    [Fact]
    public async Task A_code_that_was_changed_after_signing_is_refused()
    {
        using var provider = Provider(_authority);

        var reply = await Create(Sign(Plain("1-abc"), provider).Replace("1-abc", "1-abd", StringComparison.Ordinal));

        Assert.Equal((2306, "A signed code cannot be trusted: the signature does not fit."), (reply.Code, reply.Reason));
    }

    [Fact]
    public async Task A_code_without_signature_is_refused()
    {
        Assert.Equal("A signed code cannot be trusted: it is not signed.", (await Create(Plain("1-abc"))).Reason);
    }

    [Fact]
    public async Task A_code_of_a_stranger_is_refused()
    {
        using var other = Authority();
        using var stranger = Provider(other);

        Assert.Contains("not of a known authority", (await Create(Sign(Plain("1-abc"), stranger))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_a_provider_whose_time_is_over_is_refused()
    {
        using var late = Provider(_authority, Now.AddDays(-2), Now.AddDays(-1));

        Assert.Contains("out of its time", (await Create(Sign(Plain("1-abc"), late))).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignedXml.XmlDsigRSASHA1Url, SignedXml.XmlDsigSHA256Url, "#signedCode", "signature method")]
    [InlineData(SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigSHA1Url, "#signedCode", "digest method")]
    [InlineData(SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigSHA256Url, "", "the reference is not to the code itself")]
    public async Task Old_algorithms_and_other_references_are_refused(string method, string digest, string uri, string reason)
    {
        using var provider = Provider(_authority);

        Assert.Contains(reason, (await Create(Sign(Plain("1-abc"), provider, method, digest, uri))).Reason, StringComparison.Ordinal);
    }

    private async Task<Reply> Create(string signedCode)
    {
        await using var rig = await Rig.WithZone(zone => zone with
        {
            Verification = new VerificationPolicy(TimeSpan.FromDays(5)) { Authorities = [_authority] },
        });
        using var client = await rig.Registrar();
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(signedCode));
        return await client.Send(Frames.DomainCreate(
            "example.cn", extension: $"<vc:encodedSignedCode {Frames.Code}><vc:code>{encoded}</vc:code></vc:encodedSignedCode>"));
    }

    private static string Plain(string code) =>
        $"<vc:signedCode {Frames.Code} id=\"signedCode\"><vc:code type=\"domain\">{code}</vc:code></vc:signedCode>";

    private static string Sign(
        string xml, X509Certificate2 provider, string method = SignedXml.XmlDsigRSASHA256Url, string digest = SignedXml.XmlDsigSHA256Url,
        string uri = "#signedCode")
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(xml);
        using var key = provider.GetRSAPrivateKey()!;
        var signed = new SignedXml(document) { SigningKey = key };
        signed.SignedInfo!.SignatureMethod = method;
        var reference = new Reference(uri) { DigestMethod = digest };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        signed.AddReference(reference);
        signed.KeyInfo = new KeyInfo();
        signed.KeyInfo.AddClause(new KeyInfoX509Data(provider));
        signed.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signed.GetXml(), deep: true));
        return document.OuterXml;
    }

    private static X509Certificate2 Authority()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Verification authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
    }

    private static X509Certificate2 Provider(X509Certificate2 authority, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Provider 1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var issued = request.Create(authority, from ?? Now.AddDays(-1), until ?? Now.AddDays(100), [1, 2, 3]);
        return issued.CopyWithPrivateKey(key);
    }
}
