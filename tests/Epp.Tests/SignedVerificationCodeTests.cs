using System.Text;

namespace DomainWorkers.Epp.Tests;

public sealed class SignedVerificationCodeTests
{
    private const string Code =
        """<v:signedCode id="signedCode" xmlns:v="urn:ietf:params:xml:ns:verificationCode-1.0"><v:code type="domain">1-abc111</v:code></v:signedCode>""";

    [Fact]
    public void Says_its_type_and_value() =>
        Assert.Equal(new SignedVerificationCode("domain", "1-abc111"), SignedVerificationCode.Read(Encoded(Code)));

    [Theory]
    [InlineData("signedCode", "signed")]
    [InlineData("type=\"domain\"", "")]
    [InlineData("1-abc111", "")]
    [InlineData("verificationCode-1.0", "verificationCode-2.0")]
    [InlineData("</v:code>", "")]
    [InlineData("<v:signedCode", "<!DOCTYPE a [<!ENTITY b 'c'>]><v:signedCode")]
    public void Is_none_when_anything_is_wrong(string part, string bent) =>
        Assert.Null(SignedVerificationCode.Read(Encoded(Code.Replace(part, bent, StringComparison.Ordinal))));

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("QUJD")]
    public void Is_none_when_it_is_no_xml(string encoded) => Assert.Null(SignedVerificationCode.Read(encoded));

    private static string Encoded(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));
}
