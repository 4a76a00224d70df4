namespace DomainWorkers.MiitSimulator.Tests;

public sealed class FaultTests
{
    private static readonly string File = Samples.File(Samples.Addition(1));

    [Fact]
    public async Task Maintenance_has_a_code_for_uploads_and_one_for_the_rest()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Maintenance = true;

        Expect.Code(901, await rig.Unit.Upload(1, File));
        Expect.Code(902, await rig.Unit.Download());
        Expect.Code(902, await rig.Unit.Previous());
        rig.Server.Faults.Maintenance = false;
        Expect.Code(0, await rig.Unit.Upload(1, File));
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_file_taken()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Next(FaultAction.DoThenDrop, "isp_upload");
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Unit.Upload(1, File));
        Assert.Equal(1, rig.Server.Ministry.LastSequence(100001));

        rig.Server.Faults.Next(FaultAction.Drop, "isp_upload");
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.Unit.Upload(2, File));
        Assert.Equal(1, rig.Server.Ministry.LastSequence(100001));
    }

    [Theory]
    [InlineData(FaultAction.Busy, 15)]
    [InlineData(FaultAction.Unexplained, 999)]
    public async Task Refusals_come_once(FaultAction action, int code)
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Next(action, "isp_upload");

        Expect.Code(code, await rig.Unit.Upload(1, File));
        Expect.Code(0, await rig.Unit.Upload(1, File));
    }

    [Fact]
    public async Task A_forgotten_file_is_asked_for_again()
    {
        await using var rig = await Rig.Create();
        await rig.Unit.Upload(1, File);
        rig.Server.Faults.Next(FaultAction.Forget, "isp_upload");

        var gap = await rig.Unit.Upload(2, Samples.File(Samples.Addition(2, "b.cn")));
        Expect.Code(14, gap);
        Assert.Equal("1", gap.Descendants("dataSequence").Single().Value);
        Expect.Code(0, await rig.Unit.Upload(1, File));
        Assert.Single(rig.Server.Ledger.Of("forgotten"));
    }

    [Fact]
    public async Task Results_come_twice_late_and_in_halves()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Next(FaultAction.DuplicateResult, "result");
        rig.Server.Faults.Next(FaultAction.SplitResult, "result");
        await rig.Unit.Upload(1, Samples.File(Samples.Addition(1) + Samples.Addition(2, "b.cn")));
        rig.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(["2", "1"], await RecordIds(rig));
        rig.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(["1"], await RecordIds(rig));

        rig.Server.Faults.Next(FaultAction.LateResult, "result");
        await rig.Unit.Upload(2, Samples.File(Samples.Addition(3, "c.cn")));
        rig.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Empty(await RecordIds(rig));
        Assert.Equal(3, rig.Server.Ministry.Records.Count);
        rig.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(["3"], await RecordIds(rig));
    }

    [Fact]
    public async Task Garbage_and_faults_are_no_answers()
    {
        await using var rig = await Rig.Create();
        rig.Server.Faults.Next(FaultAction.Garble);
        rig.Server.Faults.Next(FaultAction.SoapFault);

        await Assert.ThrowsAnyAsync<System.Xml.XmlException>(rig.Unit.Previous);
        await Assert.ThrowsAnyAsync<Exception>(rig.Unit.Previous);
        Expect.Code(0, await rig.Unit.Previous());
    }

    private static async Task<IEnumerable<string>> RecordIds(Rig rig) =>
        (await rig.Unit.FetchAll()).SelectMany(file => file.Descendants("IspId")).Select(id => id.Value);
}
