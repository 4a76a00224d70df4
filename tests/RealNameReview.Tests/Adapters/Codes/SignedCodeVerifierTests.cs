using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using DomainWorkers.RealNameReview.Adapters.Codes;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.RealNameReview.Tests.Adapters.Codes;

public sealed class SignedCodeVerifierTests : IDisposable
{
    private static readonly TestSigner Signer = TestAuthority.Ours.Signer();

    private static readonly SignedCodeText Genuine = new(Signer);

    private readonly string _folder = Directory.CreateTempSubdirectory("codes").FullName;

    private readonly FakeTimeProvider _clock = new(TestAuthority.Now);

    [Theory]
    [InlineData(SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigSHA256Url)]
    [InlineData(SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigSHA384Url)]
    [InlineData(SignedXml.XmlDsigRSASHA512Url, SignedXml.XmlDsigSHA512Url)]
    public void A_code_signed_by_a_known_authoritys_signer_is_believed(string method, string digest) => Assert.Equal(
        new SignedCodeReading.Trusted("domain", "1-abc111"), Read((Genuine with { Method = method, Digest = digest }).Encoded()));

    [Fact]
    public void The_drafts_own_form_without_a_named_canonicalization_of_the_reference_is_believed() =>
        Assert.IsType<SignedCodeReading.Trusted>(Read((Genuine with { Transforms = [new XmlDsigEnvelopedSignatureTransform()] }).Encoded()));

    [Fact]
    public void A_signer_whose_certificate_names_another_purpose_than_connections_is_believed() =>
        Assert.IsType<SignedCodeReading.Trusted>(Read(new SignedCodeText(TestAuthority.Ours.Signer(purposes: ["1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.99999.1"])).Encoded()));

    [Fact]
    public void Line_breaks_in_the_base64_do_not_matter() =>
        Assert.IsType<SignedCodeReading.Trusted>(Read(string.Join("\r\n", Genuine.Encoded().Chunk(76).Select(line => new string(line)))));

    [Fact]
    public void White_space_between_elements_is_signed_and_allowed() =>
        Assert.IsType<SignedCodeReading.Trusted>(Read((Genuine with { Before = xml => xml.Replace("><", ">\n  <", StringComparison.Ordinal) }).Encoded()));

    [Fact]
    public void A_chain_over_an_intermediate_is_followed_only_as_far_as_an_anchor()
    {
        var intermediate = TestAuthority.Ours.Intermediate("CN=Intermediate");
        var below = intermediate.Signer("CN=Below");

        Assert.IsType<SignedCodeReading.Trusted>(Read((new SignedCodeText(below) with { Certificates = [below.Certificate, intermediate.Certificate] }).Encoded()));
        AssertRefused(CodeFlaws.ChainUntrusted, new SignedCodeText(below).Encoded());
    }

    public static TheoryData<string, string> Algorithms => new()
    {
        { CodeFlaws.SignatureAlgorithmRefused, (Genuine with { Method = SignedXml.XmlDsigRSASHA1Url }).Encoded() },
        { CodeFlaws.DigestAlgorithmRefused, (Genuine with { Digest = SignedXml.XmlDsigSHA1Url }).Encoded() },
        { CodeFlaws.CanonicalizationRefused, (Genuine with { Canonical = SignedXml.XmlDsigC14NTransformUrl }).Encoded() },
        { CodeFlaws.CanonicalizationRefused, (Genuine with { Canonical = SignedXml.XmlDsigC14NWithCommentsTransformUrl }).Encoded() },
        { CodeFlaws.TransformRefused, (Genuine with { Transforms = [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigC14NTransform()] }).Encoded() },
        { CodeFlaws.TransformRefused, (Genuine with { Transforms = [new XmlDsigExcC14NTransform()] }).Encoded() },
        { CodeFlaws.TransformRefused, (Genuine with { Transforms = [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform(), new XmlDsigExcC14NTransform()] }).Encoded() },
        { CodeFlaws.TransformRefused, Bent("http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/TR/1999/REC-xslt-19991116") },
        { CodeFlaws.TransformRefused, Bent("http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/TR/1999/REC-xpath-19991116") },
        { CodeFlaws.SignatureAlgorithmRefused, Bent("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256") },
        { CodeFlaws.SignatureAlgorithmRefused, Bent("xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256") },
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Only_todays_algorithms_and_the_two_transforms_are_allowed(string flaw, string encoded) => AssertRefused(flaw, encoded);

    public static TheoryData<string, string> Signers
    {
        get
        {
            var stranger = TestAuthority.Stranger.Signer();
            var namesake = TestAuthority.Namesake.Signer();
            var selfMade = TestAuthority.Ours.Signer();
            var expired = TestAuthority.Ours.Signer(until: TestAuthority.Now.AddSeconds(-1));
            var early = TestAuthority.Ours.Signer(from: TestAuthority.Now.AddSeconds(1));
            var small = TestAuthority.Ours.Signer(bits: 1024);
            var wrongUse = TestAuthority.Ours.Signer(usage: X509KeyUsageFlags.KeyEncipherment);
            var server = TestAuthority.Ours.Signer(purposes: ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
            return new()
            {
                { CodeFlaws.SignerKeyRefused, new SignedCodeText(server).Encoded() },
                { CodeFlaws.ChainUntrusted, new SignedCodeText(stranger).Encoded() },
                { CodeFlaws.ChainUntrusted, (new SignedCodeText(stranger) with { Certificates = [stranger.Certificate, TestAuthority.Stranger.Certificate] }).Encoded() },
                { CodeFlaws.ChainUntrusted, new SignedCodeText(namesake).Encoded() },
                { CodeFlaws.ChainUntrusted, (new SignedCodeText(namesake) with { Certificates = [namesake.Certificate, TestAuthority.Namesake.Certificate] }).Encoded() },
                { CodeFlaws.SignatureInvalid, (new SignedCodeText(selfMade) with { Certificates = [Signer.Certificate] }).Encoded() },
                { CodeFlaws.CertificateExpired, new SignedCodeText(expired).Encoded() },
                { CodeFlaws.CertificateExpired, new SignedCodeText(early).Encoded() },
                { CodeFlaws.SignerKeyRefused, new SignedCodeText(small).Encoded() },
                { CodeFlaws.SignerKeyRefused, new SignedCodeText(wrongUse).Encoded() },
                // Two that nobody of the others issued: whose signature is it?
                { CodeFlaws.ShapeRefused, (new SignedCodeText(stranger) with { Certificates = [stranger.Certificate, Signer.Certificate] }).Encoded() },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Signers))]
    public void Only_a_signer_of_an_anchor_in_its_time_with_a_strong_key_is_believed(string flaw, string encoded) => AssertRefused(flaw, encoded);

    public static TheoryData<string, string> Contents => new()
    {
        { CodeFlaws.SignatureInvalid, Bent("1-abc111", "1-abc112", token: true) },
        { CodeFlaws.TypeDiffers, (Genuine with { Type = "real-name" }).Encoded() },
        { CodeFlaws.TypeDiffers, (Genuine with { Type = "Domain" }).Encoded() },
        { CodeFlaws.CodeDiffers, (Genuine with { Code = "1-abc112" }).Encoded() },
        { CodeFlaws.ProviderDiffers, (Genuine with { Code = "2-abc111" }).Encoded() },
        { CodeFlaws.ProviderDiffers, (Genuine with { Code = "01-abc111" }).Encoded() },
        { CodeFlaws.CodeMalformed, (Genuine with { Code = "abc111" }).Encoded() },
        { CodeFlaws.CodeMalformed, (Genuine with { Code = "1-" }).Encoded() },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_code_must_say_what_was_asked_for(string flaw, string encoded) => AssertRefused(flaw, encoded);

    public static TheoryData<string, string> Forms
    {
        get
        {
            var xml = Genuine.Xml();
            var signature = xml[xml.IndexOf("<Signature", StringComparison.Ordinal)..(xml.IndexOf("</Signature>", StringComparison.Ordinal) + "</Signature>".Length)];
            var plain = Genuine.Plain;
            var forged = plain.Replace("1-abc111", "1-forged", StringComparison.Ordinal);
            string With(string root, string inside) => root.Replace("</verificationCode:signedCode>", inside + "</verificationCode:signedCode>", StringComparison.Ordinal);
            var data = new TheoryData<string, string>();
            void Add(string text) => data.Add(text.Length > 40 ? text[..40] : text, SignedCodeText.Encode(text));

            // The genuine element hidden somewhere, the forged one read.
            Add(With(forged.Replace("id=\"signedCode\"", "id=\"x\"", StringComparison.Ordinal), signature.Replace("</Signature>", $"<Object>{plain}</Object></Signature>", StringComparison.Ordinal)));
            Add(With(forged.Replace("id=\"signedCode\"", "id=\"x\"", StringComparison.Ordinal), signature + plain));
            Add(With(forged, signature + plain));
            Add(With(forged, plain + signature));
            Add(With(forged, xml));
            Add($"<wrapper xmlns:verificationCode=\"{SignedCodeText.Ns}\">{forged}{xml}</wrapper>");
            Add($"<verificationCode:signedCode xmlns:verificationCode=\"{SignedCodeText.Ns}\" id=\"signedCode\">{xml}</verificationCode:signedCode>");
            // Two codes, two signatures, none.
            Add(xml.Replace("<verificationCode:code ", "<verificationCode:code type=\"domain\">1-forged</verificationCode:code><verificationCode:code ", StringComparison.Ordinal));
            Add(With(xml, signature));
            Add(plain);
            // The code elsewhere or in another namespace, a child in it, text beside it.
            Add(xml.Replace("1-abc111", "<x/>1-abc111", StringComparison.Ordinal));
            Add(xml.Replace("</verificationCode:code>", "</verificationCode:code>text", StringComparison.Ordinal));
            Add(xml.Replace("type=\"domain\"", "type=\"domain\" x=\"y\"", StringComparison.Ordinal));
            Add(xml.Replace("type=\"domain\"", "", StringComparison.Ordinal));
            Add(xml.Replace("verificationCode-1.0", "verificationCode-2.0", StringComparison.Ordinal));
            // References: two, none, elsewhere, to the outside.
            var reference = xml[xml.IndexOf("<Reference", StringComparison.Ordinal)..(xml.IndexOf("</Reference>", StringComparison.Ordinal) + "</Reference>".Length)];
            Add(xml.Replace(reference, reference + reference, StringComparison.Ordinal));
            Add(xml.Replace(reference, "", StringComparison.Ordinal));
            Add(xml.Replace("URI=\"#signedCode\"", "", StringComparison.Ordinal));
            Add(xml.Replace("<KeyInfo>", "<KeyInfo><RetrievalMethod URI=\"http://127.0.0.1:1/key\"/>", StringComparison.Ordinal));
            Add(xml.Replace("<X509Data>", "<X509Data><X509CRL>AAAA</X509CRL>", StringComparison.Ordinal));
            Add(xml.Replace("<KeyInfo>", "<KeyInfo><KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue>", StringComparison.Ordinal));
            Add(xml.Replace("<Signature ", "<Signature Id=\"signedCode\" ", StringComparison.Ordinal));
            Add(xml.Replace("<SignatureMethod ", "<SignatureMethod><HMACOutputLength>0</HMACOutputLength></SignatureMethod><SignatureMethod ", StringComparison.Ordinal));
            Add(xml.Replace("<SignatureValue>", "<SignatureValue><x/>", StringComparison.Ordinal));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Wrapped_doubled_and_moved_parts_are_refused_by_their_form(string what, string encoded)
    {
        Assert.NotEmpty(what);
        var flaw = Assert.IsType<SignedCodeReading.Refused>(Read(encoded)).Flaw;
        Assert.Contains(flaw, new[] { CodeFlaws.ShapeRefused, CodeFlaws.ReferenceElsewhere, CodeFlaws.XmlRefused });
    }

    [Theory]
    [InlineData("")]
    [InlineData("#other")]
    [InlineData("#xpointer(/)")]
    [InlineData("http://127.0.0.1:1/code.xml")]
    [InlineData("file:///etc/passwd")]
    public void A_reference_leads_to_the_document_element_by_its_id_or_the_code_is_refused(string uri) =>
        AssertRefused(CodeFlaws.ReferenceElsewhere, Bent("URI=\"#signedCode\"", $"URI=\"{uri}\""));

    public static TheoryData<string, string> Xml => new()
    {
        { "external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Genuine.Xml().Replace("1-abc111", "&x;", StringComparison.Ordinal) },
        { "document type alone", "<!DOCTYPE a>" + Genuine.Xml() },
        { "a billion laughs", "<!DOCTYPE a [<!ENTITY a \"" + new string('a', 5000) + "\"><!ENTITY b \"" + string.Concat(Enumerable.Repeat("&a;", 5000)) + "\">]>" + Genuine.Xml().Replace("1-abc111", "&b;", StringComparison.Ordinal) },
        { "comment in the code", Genuine.Xml().Replace("1-abc111", "1-abc111<!---->", StringComparison.Ordinal) },
        { "cdata", Genuine.Xml().Replace("1-abc111", "<![CDATA[1-abc111]]>", StringComparison.Ordinal) },
        { "instruction", "<?xml-stylesheet href='x'?>" + Genuine.Xml() },
        { "depth", string.Concat(Enumerable.Repeat("<a>", 10_000)) },
        { "many elements", "<a>" + string.Concat(Enumerable.Repeat("<b/>", 8000)) + "</a>" },
        { "another encoding", "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Genuine.Xml() },
        { "two roots", Genuine.Xml() + Genuine.Xml() },
        { "no xml", "code" },
        { "undeclared entity", Genuine.Xml().Replace("1-abc111", "&nbsp;", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Xml))]
    public void Hostile_xml_is_refused_before_a_tree_is_made_of_it(string what, string xml)
    {
        Assert.NotEmpty(what);
        AssertRefused(CodeFlaws.XmlRefused, SignedCodeText.Encode(xml));
    }

    [Fact]
    public void What_is_no_base64_or_too_large_is_refused()
    {
        AssertRefused(CodeFlaws.NotBase64, "");
        AssertRefused(CodeFlaws.NotBase64, "*");
        AssertRefused(CodeFlaws.TooLarge, Convert.ToBase64String(new byte[70_000]));
        AssertRefused(CodeFlaws.TooLarge, new string('A', 1_000_000));
        AssertRefused(CodeFlaws.XmlRefused, Convert.ToBase64String([0xff, 0xfe, 0x00]));
    }

    [Fact]
    public void A_revoked_signer_is_not_believed_and_a_list_that_is_renewed_is_read_again()
    {
        var revocations = Revocations(TestAuthority.Ours.RevocationList());
        var verifier = Verifier(revocations);
        Assert.IsType<SignedCodeReading.Trusted>(Read(Genuine.Encoded(), verifier));

        Write(revocations, TestAuthority.Ours.RevocationList(revoked: Signer.Certificate), minutes: 1);
        AssertRefused(CodeFlaws.CertificateRevoked, Genuine.Encoded(), verifier);

        // What cannot be read leaves what was known in force.
        File.WriteAllText(revocations, "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n");
        File.SetLastWriteTimeUtc(revocations, TestAuthority.Now.AddMinutes(2).UtcDateTime);
        AssertRefused(CodeFlaws.CertificateRevoked, Genuine.Encoded(), verifier);
    }

    [Fact]
    public void With_revocation_lists_an_issuer_needs_one_in_its_time_and_by_its_own_key()
    {
        AssertRefused(CodeFlaws.RevocationUnknown, Genuine.Encoded(), Verifier(Revocations(TestAuthority.Stranger.RevocationList())));
        AssertRefused(CodeFlaws.RevocationUnknown, Genuine.Encoded(), Verifier(Revocations(TestAuthority.Namesake.RevocationList())));
        AssertRefused(CodeFlaws.RevocationUnknown, Genuine.Encoded(), Verifier(Revocations(TestAuthority.Ours.RevocationList(at: TestAuthority.Now.AddDays(-9), until: TestAuthority.Now.AddDays(-1)))));
        AssertRefused(CodeFlaws.RevocationUnknown, Genuine.Encoded(), Verifier(Revocations(TestAuthority.Ours.RevocationList(at: TestAuthority.Now.AddDays(2)))));
    }

    [Fact]
    public void Certificates_live_in_machine_time()
    {
        _clock.Advance(TimeSpan.FromDays(31));

        AssertRefused(CodeFlaws.CertificateExpired, Genuine.Encoded());
    }

    [Fact]
    public void Five_thousand_changed_files_never_make_another_code_believed()
    {
        // Most changes cost a parse, some a signature: the seed makes the run the same each time.
        var random = new Random(20_261_122);
        var octets = Convert.FromBase64String(Genuine.Encoded());
        var verifier = Verifier(null);
        for (var run = 0; run < 5_000; run++)
        {
            var bent = (byte[])octets.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bent[random.Next(bent.Length)] = (byte)random.Next(256);
            if (random.Next(10) == 0)
                bent = bent[..random.Next(bent.Length)];

            // Nothing is thrown, and what is believed says the same as before: a change of white space in the base64 of a certificate, say.
            if (Read(Convert.ToBase64String(bent), verifier) is SignedCodeReading.Trusted trusted)
                Assert.Equal(new SignedCodeReading.Trusted("domain", "1-abc111"), trusted);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Bent(string part, string bent, bool token = false)
    {
        var xml = (token ? Genuine with { Code = bent } : Genuine).Xml();
        return SignedCodeText.Encode(token ? xml.Replace(bent, part, StringComparison.Ordinal) : xml.Replace(part, bent, StringComparison.Ordinal));
    }

    private string Revocations(byte[] list)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.pem");
        Write(file, list, minutes: 0);
        return file;
    }

    private static void Write(string file, byte[] list, int minutes)
    {
        File.WriteAllText(file, PemEncoding.WriteString("X509 CRL", list));
        File.SetLastWriteTimeUtc(file, TestAuthority.Now.AddMinutes(minutes).UtcDateTime);
    }

    private SignedCodeVerifier Verifier(string? revocations)
    {
        var anchors = Path.Combine(_folder, "anchors.pem");
        File.WriteAllText(anchors, TestAuthority.Ours.Pem);
        return new SignedCodeVerifier(new SignerTrustFiles(anchors, revocations), "1", _clock);
    }

    private SignedCodeReading Read(string encoded, SignedCodeVerifier? verifier = null) =>
        (verifier ?? Verifier(null)).Read(encoded, "domain", "1-abc111");

    private void AssertRefused(string flaw, string encoded, SignedCodeVerifier? verifier = null) =>
        Assert.Equal(new SignedCodeReading.Refused(flaw), Read(encoded, verifier));
}
