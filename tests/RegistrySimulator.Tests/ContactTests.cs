namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class ContactTests
{
    [Fact]
    public async Task A_contact_comes_back_as_it_was_sent()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var disclose = "<contact:disclose flag=\"0\"><contact:name type=\"int\"/><contact:voice/></contact:disclose>";

        Assert.Equal(1000, (await client.Send(Frames.ContactCreate("Holder-1", more: disclose))).Code);
        Assert.Equal(2302, (await client.Send(Frames.ContactCreate("Holder-1"))).Code);

        var info = await client.Send(Frames.ContactInfo("Holder-1"));
        Assert.Equal(["ok"], info.Statuses);
        Assert.Equal(["Zhang San", "张三"], info.All("postalInfo").Select(e => e.Elements().First().Value));
        Assert.Equal(("+86.1012345678", "12"), (info.Text("voice"), info.Attribute("voice", "x")));
        Assert.Equal(("someone@example.net", "0"), (info.Text("email"), info.Attribute("disclose", "flag")));
        Assert.Equal(["0", "1"], (await client.Send(Frames.ContactCheck("Holder-1", "Holder-2"))).All("id").Select(e => e.Attribute("avail")!.Value));
    }

    [Theory]
    [InlineData("int", "张三", "CN", "a@example.net", 2005)]
    [InlineData("loc", "张三", "cn", "a@example.net", 2005)]
    [InlineData("loc", "张三", "C1", "a@example.net", 2005)]
    [InlineData("loc", "张三", "CHN", "a@example.net", 2001)]
    [InlineData("loc", "张三", "CN", "example.net", 2005)]
    [InlineData("loc", "张三", "CN", "a@b@example.net", 2005)]
    [InlineData("loc", "张三", "CN", "a@example.net", 1000)]
    public async Task Fields_have_rules(string type, string name, string country, string email, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        Assert.Equal(code, (await client.Send(Frames.ContactCreate("holder-1", postal: Address(type, name, country), email: email))).Code);
    }

    [Fact]
    public async Task Two_addresses_of_one_type_are_too_many()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        Assert.Equal(2306, (await client.Send(Frames.ContactCreate("holder-1", postal: Address("loc", "甲", "CN") + Address("loc", "乙", "CN")))).Code);
    }

    [Fact]
    public async Task An_update_changes_what_it_names()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.ContactCreate("holder-1"));

        Assert.Equal(1000, (await client.Send(Frames.ContactUpdate(
            "holder-1",
            "<contact:add><contact:status s=\"clientDeleteProhibited\"/></contact:add><contact:chg><contact:postalInfo type=\"int\">"
            + "<contact:name>Li Si</contact:name></contact:postalInfo><contact:voice/><contact:email>new@example.net</contact:email></contact:chg>"))).Code);

        var info = await client.Send(Frames.ContactInfo("holder-1"));
        Assert.Equal(("Li Si", "Example Ltd", "new@example.net"), (info.Text("name"), info.Text("org"), info.Text("email")));
        Assert.False(info.Has("voice"));
        Assert.Equal(["clientDeleteProhibited"], info.Statuses);
        Assert.Equal(2304, (await client.Send(Frames.ContactDelete("holder-1"))).Code);
        Assert.Equal(2003, (await client.Send(Frames.ContactUpdate("holder-1", ""))).Code);
        Assert.Equal(2306, (await client.Send(Frames.ContactUpdate("holder-1", "<contact:add><contact:status s=\"linked\"/></contact:add>"))).Code);
    }

    [Fact]
    public async Task Update_prohibited_lets_only_its_own_removal_through()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.ContactCreate("holder-1"));
        await client.Send(Frames.ContactUpdate("holder-1", "<contact:add><contact:status s=\"clientUpdateProhibited\"/></contact:add>"));

        Assert.Equal(2304, (await client.Send(Frames.ContactUpdate("holder-1", "<contact:chg><contact:email>new@example.net</contact:email></contact:chg>"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.ContactUpdate("holder-1", "<contact:rem><contact:status s=\"clientUpdateProhibited\"/></contact:rem>"))).Code);
    }

    [Fact]
    public async Task A_contact_in_use_is_linked_and_stays()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        await client.Send(Frames.ContactCreate("holder-1"));
        await client.Send(Frames.DomainCreate("example.cn", parts: "<domain:registrant>holder-1</domain:registrant>"));

        Assert.Equal(["ok", "linked"], (await client.Send(Frames.ContactInfo("holder-1"))).Statuses);
        Assert.Equal(2305, (await client.Send(Frames.ContactDelete("holder-1"))).Code);

        await client.Send(Frames.DomainUpdate("example.cn", chg: "<domain:registrant/>"));
        Assert.Equal(1000, (await client.Send(Frames.ContactDelete("holder-1"))).Code);
        Assert.Equal(2303, (await client.Send(Frames.ContactInfo("holder-1"))).Code);
    }

    [Fact]
    public async Task Personal_data_is_for_the_sponsor_and_who_knows_the_secret()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        using var rival = await rig.Rival();
        await client.Send(Frames.ContactCreate("holder-1"));

        Assert.Equal(2201, (await rival.Send(Frames.ContactInfo("holder-1"))).Code);
        Assert.Equal(2202, (await rival.Send(Frames.ContactInfo("holder-1", "wrong-secret"))).Code);
        Assert.Equal("someone@example.net", (await rival.Send(Frames.ContactInfo("holder-1", "Secret-2025"))).Text("email"));
        Assert.Equal(2201, (await rival.Send(Frames.ContactDelete("holder-1"))).Code);
    }

    private static string Address(string type, string name, string country) =>
        $"<contact:postalInfo type=\"{type}\"><contact:name>{name}</contact:name><contact:addr><contact:city>City</contact:city>"
        + $"<contact:cc>{country}</contact:cc></contact:addr></contact:postalInfo>";
}
