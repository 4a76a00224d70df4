using System.Xml.Linq;

namespace DomainWorkers.VspSimulator.Tests;

public sealed class InfoTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("signedCode")]
    public async Task The_signed_code_can_be_had_again(string? type)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var created = await client.Send(Frames.DomainName("example"));

        var reply = await client.Send(Frames.Info(created.Text("code")!, type));

        Assert.Equal(created.Text("encodedSignedCode"), reply.Text("encodedSignedCode"));
        Assert.Equal(("domain", Frames.Secret), (reply.Attribute("code", "type"), reply.Text("pw")));
        Assert.Equal(["compliant"], reply.Statuses);
    }

    [Fact]
    public async Task What_was_submitted_is_told_with_its_documents()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var number = Numbers.Citizen(100);
        var person = (await client.Send(Frames.Person("张三", number, documents: Frames.Jpeg() + Frames.Pdf()))).Text("code")!;
        var label = (await client.Send(Frames.DomainName("Example", person))).Text("code")!;

        var asked = await client.Send(Frames.Info(person, "input"));
        Assert.Equal(("person", "张三", number, "poc"), (asked.Attribute("rnv", "role"), asked.Text("name"), asked.Text("num"), asked.Text("proofType")));
        Assert.Equal(["jpg", "pdf"], asked.Texts("fileType"));
        Assert.Equal("%PDF-1.7\n"u8.ToArray(), Convert.FromBase64String(asked.Texts("fileContent")[1]));
        Assert.Equal(Frames.Secret, asked.Text("pw"));
        Assert.False(asked.Has("encodedSignedCode"));

        var name = await client.Send(Frames.Info(label, "input"));
        Assert.Equal(("Example", person), (name.Text("name"), name.Text("rnvCode")));
    }

    [Fact]
    public async Task Strangers_need_the_secret_and_are_not_shown_it()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        var code = (await client.Send(Frames.DomainName("example"))).Text("code")!;

        Assert.Equal(2201, (await rival.Send(Frames.Info(code))).Code);
        Assert.Equal(2202, (await rival.Send(Frames.Info(code, secret: "guess"))).Code);
        Assert.Equal(2202, (await client.Send(Frames.Info(code, secret: "guess"))).Code);
        Assert.Equal(2303, (await rival.Send(Frames.Info("1-nothing"))).Code);
        var shown = await rival.Send(Frames.Info(code, secret: Frames.Secret));
        Assert.Equal(1000, shown.Code);
        Assert.True(shown.Has("encodedSignedCode"));
        Assert.False(shown.Has("authInfo"));
    }

    [Fact]
    public async Task An_update_changes_the_secret_and_nothing_else()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        var created = await client.Send(Frames.DomainName("example"));
        var code = created.Text("code")!;

        Assert.Equal(2201, (await rival.Send(Frames.Update(code, "2BARfoo"))).Code);
        Assert.Equal(2303, (await client.Send(Frames.Update("1-nothing", "2BARfoo"))).Code);
        Assert.Equal(2306, (await client.Send(Frames.Update(code, ""))).Code);
        Assert.Equal(1000, (await client.Send(Frames.Update(code, "2BARfoo"))).Code);

        Assert.Equal(2202, (await rival.Send(Frames.Info(code, secret: Frames.Secret))).Code);
        var reply = await rival.Send(Frames.Info(code, secret: "2BARfoo"));
        Assert.Equal(created.Text("encodedSignedCode"), reply.Text("encodedSignedCode"));
        var line = rig.Server.Ledger.Entries[^1];
        Assert.Equal(("executed", "nv:update", code), (line.Kind, line.Command, line.Verification));
    }

    [Fact]
    public async Task There_is_nothing_signed_while_it_is_pending_or_when_it_was_refused()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var code = (await client.Send(Frames.DomainName("pending-refused"))).Text("code")!;

        var pending = await client.Send(Frames.Info(code));
        rig.Pass(TimeSpan.FromHours(1));
        var refused = await client.Send(Frames.Info(code));

        Assert.Equal(["pendingCompliant"], pending.Statuses);
        Assert.Equal(["nonCompliant"], refused.Statuses);
        Assert.False(pending.Has("encodedSignedCode") || refused.Has("encodedSignedCode"));
    }

    [Fact]
    public async Task A_document_of_several_megabytes_goes_in_and_out()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var document = Frames.Jpeg(4_000_000);

        var code = (await client.Send(Frames.Person("张三", Numbers.Citizen(100), documents: document))).Text("code")!;
        var shown = await client.Send(Frames.Info(code, "input"));

        Assert.Equal(XElement.Parse(document.Replace("nv:", "", StringComparison.Ordinal)).Value[3..], shown.Text("fileContent"));
    }
}
