using System.Xml.Linq;

namespace DomainWorkers.MiitSimulator.Tests;

public sealed class AdmissionTests
{
    [Theory]
    [InlineData(4, "somebody", null)]
    [InlineData(5, null, "wrong")]
    [InlineData(2, null, null)]
    public async Task Knows_user_and_password(int code, string? user, string? password)
    {
        await using var rig = await Rig.Create();
        rig.Unit.UserName = user ?? rig.Unit.UserName;
        rig.Unit.Password = password ?? rig.Unit.Password;

        Expect.Code(code, await rig.Unit.Download());
    }

    [Theory]
    [InlineData(16, "abcdefghijABCDEFGHI")]
    [InlineData(12, "abcdefghijABCDEFGHIJK")]
    [InlineData(12, "abcdefghij-BCDEFGHIJ")]
    public async Task Wants_twenty_letters_and_digits(int code, string random)
    {
        await using var rig = await Rig.Create();

        Expect.Code(code, await rig.Unit.Call("/ISPWebService/upDownLoad", "isp_download", random, null, ("hashAlgorithm", "0")));
    }

    [Fact]
    public async Task Refuses_a_stranger_an_unknown_hash_and_a_closed_unit()
    {
        await using var rig = await Rig.Create();

        rig.Unit.IspId = "2";
        Expect.Code(13, await rig.Unit.Download());
        rig.Unit.IspId = "100001";
        Expect.Code(10, await rig.Unit.Call("/ISPWebService/upDownLoad", "isp_download", RawUnit.Random, null, ("hashAlgorithm", "1")));
        rig.Server.Ministry.Open(100001, false);
        Expect.Code(19, await rig.Unit.Download());
    }

    [Theory]
    [InlineData(HashForm.Raw, "密码Pass1", "Hn9lHQozkTPkgPapJuYJXg==")]
    [InlineData(HashForm.Hexadecimal, "密码Pass1", "MWU3ZjY1MWQwYTMzOTEzM2U0ODBmNmE5MjZlNjA5NWU=")]
    [InlineData(HashForm.Raw, "1234567890", "mbDZD5Py+VplWLGDZZIo2Q==")]
    [InlineData(HashForm.Hexadecimal, "1234567890", "OTliMGQ5MGY5M2YyZjk1YTY1NThiMTgzNjU5MjI4ZDk=")]
    public async Task Takes_the_known_password_hashes_in_its_own_form_only(HashForm form, string password, string hash)
    {
        await using var rig = await Rig.Create(options => options with { Units = [new ReportingUnit(100001, "registrar", password) { HashForm = form }] });

        Expect.Code(2, await rig.Unit.Call("/ISPWebService/upDownLoad", "isp_download", RawUnit.Random, hash, ("hashAlgorithm", "0")));
        rig.Unit.Password = password;
        rig.Unit.Hexadecimal = form == HashForm.Raw;
        Expect.Code(5, await rig.Unit.Download());
    }

    [Fact]
    public async Task Answers_nonsense_with_a_soap_fault()
    {
        await using var rig = await Rig.Create();

        foreach (var (path, body) in new[]
        {
            ("/ISPWebService/upDownLoad", "<a/>"),
            ("/ISPWebService/upDownLoad", "no xml"),
            ("/ISPWebService/upDownLoad", Envelope("isp_download", "urn:other", "<ispId>1</ispId>")),
            ("/ISPWebService/upDownLoad", Envelope("isp_download", "urn:miit:isp-web-service", "<ispId>1</ispId>")),
            ("/ISPWebService/upDownLoad", Envelope("isp_querybeianstatus", "urn:miit:isp-web-service", "")),
            ("/ISPWebService/upDownLoad", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + Envelope("isp_download", "urn:miit:isp-web-service", "")),
        })
        {
            var (status, text) = await rig.Unit.Post(path, body);
            Assert.Equal(500, status);
            Assert.Single(XElement.Parse(text).Descendants(), element => element.Name.LocalName == "Fault");
        }
    }

    [Fact]
    public async Task Describes_each_address()
    {
        await using var rig = await Rig.Create();

        var description = XElement.Parse(await rig.Unit.Get("/ISPWebService/upDownLoad?wsdl"));
        XNamespace wsdl = "http://schemas.xmlsoap.org/wsdl/";
        Assert.Equal(
            ["isp_upload", "isp_download", "isp_downloadack", "isp_querypreviousupload"],
            description.Element(wsdl + "portType")!.Elements(wsdl + "operation").Select(operation => operation.Attribute("name")!.Value));
        Assert.Contains("isp_querybeianstatus", await rig.Unit.Get("/BeianStatusWebService/queryBeianStatus?wsdl"), StringComparison.Ordinal);
        Assert.Contains("isp_verifybamm", await rig.Unit.Get("/BeianStatusWebService/verifyBamm?WSDL"), StringComparison.Ordinal);
    }

    private static string Envelope(string method, string space, string content) =>
        $"""<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:{method} xmlns:m="{space}">{content}</m:{method}></s:Body></s:Envelope>""";
}
