namespace DomainWorkers.MiitSimulator.Tests;

public sealed class DataCodeTests
{
    [Theory]
    [InlineData(3998, "Zcr_zz", "x")]
    [InlineData(3001, "Ymlx", "998")]
    [InlineData(3004, "Yxrq", "2025-01-05")]
    [InlineData(3998, "Yxrq", "2025-01-06")]
    [InlineData(3007, "Ym_zcs", "<某公司>")]
    [InlineData(3013, "Zcr_dzyj", "zhang.example.cn")]
    [InlineData(3015, "Zcr_dhhm", "+86.57188880000")]
    [InlineData(3022, "Gly_dzyj", "li@example")]
    [InlineData(3024, "Gly_dh", "138 0013 8000")]
    [InlineData(3028, "Zcr_shiid", "440100")]
    [InlineData(3028, "Zcr_shengid", "990000")]
    [InlineData(3029, "Gly_shiid", "330199")]
    [InlineData(3031, "Zcsj", "2025/01/06")]
    [InlineData(3032, "Yxrq", "2026-02-30")]
    [InlineData(3033, "Jfr_dh", "x1234567890")]
    [InlineData(3034, "Jfr_dzyj", "jfr@")]
    [InlineData(3035, "Zcsj", "2025-01-07")]
    public async Task Each_rule_has_its_code(int code, string tag, string value)
    {
        await using var rig = await Rig.Create();

        var result = Assert.Single(await rig.ResultsOf(1, Samples.File(Samples.Addition(7, changes: (tag, value.Length < 6 && tag == "Jfr_dzyj" ? value + "xx" : value)))));
        Expect.Codes(result, code);
        Assert.Equal("7", result.Element("IspId")!.Value);
        Assert.Equal(code == 3998, result.Element("Id") is not null);
        Assert.Equal(code == 3998 ? 1 : 0, rig.Server.Ministry.Records.Count);
    }

    [Fact]
    public async Task A_record_may_earn_several_codes()
    {
        await using var rig = await Rig.Create();

        var result = Assert.Single(await rig.ResultsOf(1, Samples.File(Samples.Addition(1, changes: [("Ymlx", "998"), ("Yxrq", "2024-01-01")]))));
        Expect.Codes(result, 3001, 3004);
    }

    [Fact]
    public async Task A_domain_is_added_once_changed_and_deleted()
    {
        await using var rig = await Rig.Create();

        var added = Assert.Single(await rig.ResultsOf(1, Samples.File(Samples.Addition(11))));
        var id = long.Parse(added.Element("Id")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Expect.Codes(Assert.Single(await rig.ResultsOf(2, Samples.File(Samples.Addition(12, "EXAMPLE.cn")))), 3999);

        var changed = Assert.Single(await rig.ResultsOf(3, Samples.File(modifications: Samples.Modification(id, changes: ("Ym_fwq", "ns9.example.cn")))));
        Expect.Codes(changed, 3998);
        Assert.Equal(("2", $"{id}", null), (changed.Element("Czlx")!.Value, changed.Element("Id")!.Value, changed.Element("IspId")));
        Assert.Equal("ns9.example.cn", Assert.Single(rig.Server.Ministry.Records).Fields["Ym_fwq"]);
        Expect.Codes(Assert.Single(await rig.ResultsOf(4, Samples.File(modifications: Samples.Modification(id + 1)))), 3037);
        Expect.Codes(Assert.Single(await rig.ResultsOf(5, Samples.File(modifications: Samples.Modification(id, "other.cn")))), 3037);

        Expect.Codes(Assert.Single(await rig.ResultsOf(6, Samples.File(deletions: $"<Scxx><Id>{id}</Id></Scxx>"))), 3998);
        Assert.Empty(rig.Server.Ministry.Records);
        Expect.Codes(Assert.Single(await rig.ResultsOf(7, Samples.File(deletions: "<Scxx><Ym>example.cn</Ym></Scxx>"))), 3037);
    }

    [Fact]
    public async Task A_name_may_be_judged_by_script_for_a_while()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Judge("example.cn", 3999);

        Expect.Codes(Assert.Single(await rig.ResultsOf(1, Samples.File(Samples.Addition(1)))), 3999);
        Expect.Codes(Assert.Single(await rig.ResultsOf(2, Samples.File(Samples.Addition(2)))), 3998);
    }

    [Fact]
    public async Task A_file_that_does_not_fit_has_one_result_and_uses_up_its_number()
    {
        await using var rig = await Rig.Create();

        var result = Assert.Single(await rig.ResultsOf(1, Samples.File(Samples.Addition(1, changes: ("Ym", null)))));
        Expect.Codes(result, 5001);
        Assert.Equal((null, null, "dataSequence 1"), (result.Element("Id"), result.Element("IspId"), result.Element("Bz")!.Value));
        Assert.Equal(1, rig.Server.Ministry.LastSequence(100001));
    }
}
