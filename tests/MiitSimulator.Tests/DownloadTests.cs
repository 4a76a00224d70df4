using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using DomainWorkers.MiitSimulator.State;

namespace DomainWorkers.MiitSimulator.Tests;

public sealed class DownloadTests
{
    [Fact]
    public async Task Sends_a_file_again_until_it_is_acknowledged()
    {
        await using var rig = await Rig.Create();
        await rig.Unit.Upload(1, Samples.File(Samples.Addition(1)));
        await rig.Unit.Upload(2, Samples.File(Samples.Addition(2, "second.cn")));
        Expect.Code(2, await rig.Unit.Download());

        rig.Clock.Advance(TimeSpan.FromHours(4));
        var first = await rig.Unit.Download();
        Expect.Code(3, first);
        var name = first.Element("fileInfos")!.Element("return_FileName")!.Value;
        Assert.Equal(name, (await rig.Unit.Download()).Element("fileInfos")!.Element("return_FileName")!.Value);
        Expect.Code(21, await rig.Unit.Acknowledge(""));
        Expect.Code(0, await rig.Unit.Acknowledge(name));
        Expect.Code(0, await rig.Unit.Acknowledge(name));

        var second = await rig.Unit.Download();
        Expect.Code(1, second);
        Assert.NotEqual(name, second.Element("fileInfos")!.Element("return_FileName")!.Value);
        Assert.Equal([name], rig.Server.Ledger.Of("acknowledged").Select(line => line.File));
    }

    [Theory]
    // A Friday's file that would be ready on Saturday; one that is ready on a day of work.
    [InlineData("2025-01-10T02:00:00Z", "2025-01-13T01:00:00Z")]
    [InlineData("2025-01-13T02:00:00Z", "2025-01-14T02:00:00Z")]
    public async Task Where_nobody_works_on_a_day_its_results_come_when_work_begins_again(string taken, string ready)
    {
        await using var rig = await Rig.Create(options => options with
        {
            ResultDelay = TimeSpan.FromDays(1), Works = day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
        });
        rig.Clock.Advance(At(taken) - Rig.Start);
        await rig.Unit.Upload(1, Samples.File(Samples.Addition(1)));

        Assert.Equal(At(ready), rig.Server.Ministry.NextDueAt);
        rig.Clock.Advance(At(ready) - At(taken) - TimeSpan.FromTicks(1));
        Expect.Code(2, await rig.Unit.Download());
        rig.Clock.Advance(TimeSpan.FromTicks(1));
        Expect.Code(1, await rig.Unit.Download());
    }

    [Fact]
    public async Task What_it_hands_out_fits_the_schema_where_that_is_at_hand()
    {
        await using var rig = await Rig.Create(options => options with { SendsCodeTables = true });
        await rig.Unit.Upload(1, Samples.File(Samples.Addition(1) + Samples.Addition(2, "b.cn", ("Ymlx", "998"))));
        await rig.Unit.Upload(2, Samples.File(Samples.Addition(3, changes: ("Ym", null))));
        rig.Clock.Advance(TimeSpan.FromHours(4));
        rig.Server.Ministry.Synchronise(100001);

        var files = await rig.Unit.FetchAll();
        Assert.Equal(["JCDM", "YM", "YM", "SJTB"], files.Select(file => file.Elements().Single().Name.LocalName));
        Assert.Contains(files[0].Descendants("Ymlx"), type => type.Element("Mc")!.Value == ".公司");
        if (SchemaFolder.Download is { } schema)
            Assert.All(files, file => Assert.Empty(Problems(file, schema)));
    }

    [Fact]
    public async Task Answers_whether_a_site_is_filed()
    {
        await using var rig = await Rig.Create();
        rig.Server.Ministry.File(0, "example.cn", new Filing("示例站", "浙ICP备2025000001号", "浙ICP备2025000001号-1"));

        var filed = (await rig.Unit.Status(0, "example.cn")).Element("StatusInfo")!;
        Assert.Equal(("0", "浙ICP备2025000001号"), (filed.Element("Bazt")!.Value, filed.Element("Ztbah")!.Value));
        var absent = (await rig.Unit.Status(0, "other.cn")).Element("StatusInfo")!;
        Assert.Equal(("1", null), (absent.Element("Bazt")!.Value, absent.Element("Ztbah")));
        Expect.Code(999, await rig.Unit.Status(12, "example.cn"));
    }

    private static List<string> Problems(XElement file, XmlSchemaSet schema)
    {
        var wrong = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema };
        settings.ValidationEventHandler += (_, problem) => wrong.Add(problem.Message);
        using var reader = XmlReader.Create(new StringReader(file.ToString()), settings);
        while (reader.Read())
        {
        }

        return wrong;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
