using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSimulator;
using DomainWorkers.MiitSync.State;
using DomainWorkers.MiitSync.Tests.Rig;

namespace DomainWorkers.MiitSync.Tests.EndToEnd;

/// <summary>The numbered line: every number once, no gap left, whatever the ministry and the network do.</summary>
public sealed class SequenceTests
{
    [Theory]
    [InlineData(FaultAction.DoThenDrop, 1)]
    [InlineData(FaultAction.Garble, 1)]
    [InlineData(FaultAction.Drop, 1)]
    [InlineData(FaultAction.SoapFault, 1)]
    [InlineData(FaultAction.Busy, 1)]
    [InlineData(FaultAction.Unexplained, 3)]
    public async Task An_answer_that_says_nothing_is_settled_by_asking(FaultAction fault, int times)
    {
        await using var desk = await Desk.Start();
        desk.Counter.Faults.Next(fault, "isp_upload", times);

        await desk.Registered(Names.Domain("a.cn") with { Name = "aa.cn", UnicodeName = "aa.cn" });
        await desk.Results();
        await desk.Registered(Names.Domain("b.cn"));
        await desk.Results();

        Assert.Equal([1, 2], desk.Server().Of("accepted").Select(line => line.Sequence!.Value));
        Assert.Equal(2, desk.Counter.Ministry.Records.Count);
        Assert.Equal(0, desk.Counter.Faults.Waiting);
    }

    [Fact]
    public async Task Questions_may_fail_as_well()
    {
        await using var desk = await Desk.Start();
        desk.Counter.Faults.Next(FaultAction.DoThenDrop, "isp_upload");
        desk.Counter.Faults.Next(FaultAction.Drop, "isp_querypreviousupload", 2);
        desk.Counter.Faults.Next(FaultAction.Garble, "isp_download");
        desk.Counter.Faults.Next(FaultAction.DoThenDrop, "isp_downloadack");

        await desk.Registered(Names.Domain());
        await desk.Results();
        await desk.Results();

        Assert.Single(desk.Server().Of("accepted"));
        Assert.NotNull((await desk.Find(Names.Domain())).IngestedAt);
        Assert.Equal(0, desk.Counter.Faults.Waiting);
    }

    [Fact]
    public async Task A_file_that_the_ministry_lost_is_sent_again_byte_for_byte()
    {
        await using var desk = await Desk.Start();
        await desk.Registered(Names.Domain("first.cn"));
        desk.Counter.Faults.Next(FaultAction.Forget, "isp_upload");
        await desk.Registered(Names.Domain("second.cn"));
        await desk.Results();

        var accepted = desk.Server().Of("accepted");
        Assert.Equal([1, 1, 2], accepted.Select(line => line.Sequence!.Value));
        Assert.Equal(accepted[0].Hash, accepted[1].Hash);
        Assert.Equal(2, desk.Counter.Ministry.Records.Count);
        Assert.Equal(1, (await desk.Worker.Find<UploadFile>(UploadFile.IdOf(Counter.Unit, 1)))!.Resent);
        Assert.All(await desk.All(), domain => Assert.NotNull(domain.IngestedAt));
    }

    [Fact]
    public async Task A_file_that_is_too_large_for_the_ministry_is_split()
    {
        await using var desk = await Desk.Start(options => options with { FileBytes = 3000 });
        for (var number = 1; number <= 5; number++)
            await desk.Worker.Send(Registered(Names.Domain($"name{number}.cn")));
        desk.Counter.Holders["acme-long"] = Holders.Person with { Address = new string('路', 990) };
        await desk.Worker.Send(Registered(Names.Domain("toolong.cn") with { ProfileId = "acme-long" }));
        await desk.Worker.AdvanceMachine(TimeSpan.FromSeconds(60));
        await desk.Results();

        Assert.Equal(5, desk.Counter.Ministry.Records.Count);
        Assert.Equal(["RecordTooLarge"], (await desk.Find(Names.Domain("toolong.cn"))).Failure!.Codes);
        Assert.Equal(Enumerable.Range(1, 5).Select(number => (long)number).Take(desk.Server().Of("accepted").Count), desk.Server().Of("accepted").Select(line => line.Sequence!.Value));
    }

    [Fact]
    public async Task Somebody_else_under_our_number_stops_the_line()
    {
        await using var desk = await Desk.Start();
        await desk.Registered(Names.Domain("first.cn"));

        // The same unit from another machine: takes number 2.
        using var other = new HttpClient();
        var stranger = new MiitSync.Adapters.V3.V3Ministry(
            new MiitSync.Adapters.MinistryOptions { Address = desk.Counter.Server.Address, Unit = Counter.Unit, UserName = "registrar", Password = "simulated-密码" }, other);
        var packed = stranger.Pack(2, [new MiitSync.Domain.ReportRecord(MiitSync.Domain.ReportAction.Delete, null, 70_000_001, null)])!;
        Assert.IsType<MiitSync.Domain.UploadAnswer.Taken>(await stranger.Upload(2, packed.Content, CancellationToken.None));

        await desk.Registered(Names.Domain("second.cn"));
        await desk.Worker.AdvanceMachine(TimeSpan.FromSeconds(30));

        var line = (await desk.Worker.Find<UploadLine>($"{Counter.Unit}"))!;
        Assert.Contains("another content", line.Stopped, StringComparison.Ordinal);
        Assert.Equal(2, desk.Server().Of("accepted").Count);
        Assert.Contains(desk.Worker.Log, entry => entry.Text.Contains("stands still", StringComparison.Ordinal));
        var told = Assert.Single(desk.Worker.Published<MinistryLineStopped>());
        Assert.Equal(("operator", null, line.Stopped, 1L), (told.Account, told.MessageCode, told.Reason, told.Revision));
        Assert.Empty(desk.Worker.Published<MinistryLineResumed>());
    }

    [Fact]
    public async Task A_closed_permission_stops_the_line_until_it_is_opened()
    {
        await using var desk = await Desk.Start(
            null, new KeyValuePair<string, string?>("Reporting:StoppedPause", "00:00:10"), new KeyValuePair<string, string?>("Reporting:Operator", "our-operations"));
        await desk.Registered(Names.Domain("first.cn"));
        desk.Counter.Ministry.Open(Counter.Unit, false);
        await desk.Registered(Names.Domain("second.cn"));
        Assert.Equal("msg_code 19", (await desk.Worker.Find<UploadLine>($"{Counter.Unit}"))!.Stopped);
        var stoppedAt = desk.Now;
        await desk.Pass(TimeSpan.FromMinutes(1));
        // Tried again several times since, and told once.
        var refusals = desk.Server().Of("refused").Count(entry => entry is { Call: "isp_upload" or "isp_querypreviousupload", Code: 19 });
        Assert.True(refusals > 2, $"{refusals} refusals");
        Assert.Equal([19], desk.Worker.Published<MinistryLineStopped>().Select(told => told.MessageCode!.Value));

        desk.Counter.Ministry.Open(Counter.Unit, true);
        await desk.Results();
        await desk.Results();
        var resumed = Assert.Single(desk.Worker.Published<MinistryLineResumed>());
        Assert.Equal(("our-operations", Counter.Unit, stoppedAt, 2L), (resumed.Account, resumed.Unit, resumed.StoppedAt, resumed.Revision));
        Assert.Equal(2, desk.Counter.Ministry.Records.Count);
        Assert.Null((await desk.Worker.Find<UploadLine>($"{Counter.Unit}"))!.Stopped);
    }

    [Fact]
    public async Task A_line_that_has_no_memory_goes_on_where_the_ministry_stands()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Names.RegisteredAt.AddMinutes(30));
        await using var counter = await Counter.Open(clock);
        using var http = new HttpClient();
        var earlier = new MiitSync.Adapters.V3.V3Ministry(
            new MiitSync.Adapters.MinistryOptions { Address = counter.Server.Address, Unit = Counter.Unit, UserName = "registrar", Password = "simulated-密码" }, http);
        var packed = earlier.Pack(1, [new MiitSync.Domain.ReportRecord(MiitSync.Domain.ReportAction.Delete, null, 70_000_001, null)])!;
        Assert.IsType<MiitSync.Domain.UploadAnswer.Taken>(await earlier.Upload(1, packed.Content, CancellationToken.None));

        await using var worker = await TestKit.WorkerHarness.Start(new MiitSyncModule(), new TestKit.HarnessSetup { Clock = clock, Parts = [counter] });
        await worker.Send(Registered(Names.Domain()));
        await worker.AdvanceMachine(TimeSpan.FromSeconds(35));
        Assert.Equal([1, 2], counter.Server.Ledger.Of("accepted").Select(line => line.Sequence!.Value));
    }

    private static Contracts.Registration.DomainRegistered Registered(Contracts.Domains.DomainRecord domain) => new()
    {
        Account = Desk.Account, OrderId = $"o-{domain.Id[2..8]}", At = Names.RegisteredAt, Years = 1, Domain = domain,
    };
}
