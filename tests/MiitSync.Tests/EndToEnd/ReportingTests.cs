using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSimulator;
using DomainWorkers.MiitSync.State;
using DomainWorkers.MiitSync.Tests.Rig;

namespace DomainWorkers.MiitSync.Tests.EndToEnd;

public sealed class ReportingTests
{
    [Fact]
    public async Task A_registered_domain_is_known_after_the_result_came()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();

        await desk.Registered(domain);
        Assert.Equal(1, (await desk.Find(domain)).Pending!.Sequence);
        Assert.Null((await desk.Find(domain)).IngestedAt);
        await desk.Results();

        var known = Assert.Single(desk.Counter.Ministry.Records);
        var state = await desk.Find(domain);
        Assert.Equal((known.Id, null, desk.Now), (state.MinistryId!.Value, state.Pending, state.IngestedAt!.Value));
        Assert.Equal("longjing.cn", known.Name);
        Assert.Equal(("2025-01-06", "2026-01-06", "1"), (known.Fields["Zcsj"], known.Fields["Yxrq"], known.Fields["Ymlx"]));
        Assert.Equal(("张伟", "330000", "330100", "13800138000"), (known.Fields["Zcr_mc"], known.Fields["Zcr_shengid"], known.Fields["Zcr_shiid"], known.Fields["Zcr_dhhm"]));
        Assert.Equal("ns1.example.net;ns2.example.net", known.Fields["Ym_fwq"]);
        Assert.Equal("示例网络有限公司", known.Fields["Ym_zcs"]);
        Assert.Empty(desk.Worker.Published<MinistryReportRefused>());
    }

    [Fact]
    public async Task What_happens_while_a_report_is_on_its_way_becomes_one_later_report()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        await desk.Registered(domain);

        domain = domain.Next(it => it with { NameServers = ["ns7.example.net"] });
        await desk.Registered(domain);
        domain = domain.Next(it => it with { ExpiresAt = it.ExpiresAt!.Value.AddYears(1), NameServers = ["ns8.example.net", "ns9.example.net"] });
        await desk.Renewed(domain);
        Assert.Single(desk.Server().Of("accepted"));
        await desk.Results();
        await desk.Results();

        Assert.Equal(["add", "modify"], desk.Server().Of("processed").Select(line => line.Action));
        var known = Assert.Single(desk.Counter.Ministry.Records);
        Assert.Equal(("2027-01-06", "ns8.example.net;ns9.example.net"), (known.Fields["Yxrq"], known.Fields["Ym_fwq"]));
    }

    [Fact]
    public async Task A_deletion_is_reported_and_a_new_life_of_the_name_waits_for_it()
    {
        await using var desk = await Desk.Start();
        var first = Names.Domain();
        await desk.Registered(first);
        await desk.Results();

        var second = Names.Domain(first.Name, life: "second");
        await desk.Registered(second);
        await desk.Deleted(first.Next(it => it with { Status = DomainStatus.Ended }));
        await desk.Results();
        await desk.Pass(TimeSpan.FromHours(2));
        await desk.Results();

        Assert.Equal(["add", "delete", "add"], desk.Server().Of("processed").Select(line => line.Action));
        Assert.All(desk.Server().Of("processed"), line => Assert.Equal([3998], line.Codes));
        Assert.Equal((await desk.Find(second)).MinistryId, Assert.Single(desk.Counter.Ministry.Records).Id);
        Assert.Null((await desk.Find(first)).MinistryId);
    }

    [Fact]
    public async Task An_expired_name_is_reported_after_its_renewal_only()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain() with { ExpiresAt = Names.RegisteredAt.AddDays(-1) };

        await desk.Registered(domain);
        await desk.Results();
        Assert.Empty(desk.Server().Of("accepted"));

        await desk.Renewed(domain.Next(it => it with { ExpiresAt = Names.RegisteredAt.AddYears(1) }));
        await desk.Results();
        Assert.Single(desk.Counter.Ministry.Records);
    }

    [Fact]
    public async Task A_refusal_by_data_code_is_told_and_corrected()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        desk.Counter.Holders["acme-zhang"] = Holders.Person with { Email = "no address" };
        await desk.Registered(domain);
        await desk.Results();

        var refused = Assert.Single(desk.Worker.Published<MinistryReportRefused>());
        Assert.Equal([("RegistrantRefused", 3013), ("AdministratorRefused", 3022)], refused.Problems.Select(problem => (problem.Code, problem.MinistryCode!.Value)));
        await desk.Results();
        Assert.Single(desk.Server().Of("accepted"));

        desk.Counter.Holders["acme-zhang"] = Holders.Person with { ProfileVersion = 2 };
        await desk.Registered(domain.Next(it => it with { ProfileId = "acme-zhang-2" }));
        await desk.Results();
        Assert.Single(desk.Counter.Ministry.Records);
        Assert.Null((await desk.Find(domain)).Failure);
    }

    [Fact]
    public async Task Characters_outside_the_code_page_never_leave_the_house()
    {
        await using var desk = await Desk.Start();
        var good = Names.Domain("good.cn");
        desk.Counter.Holders["acme-rare"] = Holders.Person with { Name = "𠮷田", Address = "北京\uE000路" };

        await desk.Registered(Names.Domain("rare.cn") with { ProfileId = "acme-rare" });
        await desk.Registered(good);
        await desk.Results();

        var refused = Assert.Single(desk.Worker.Published<MinistryReportRefused>());
        Assert.Equal("rare.cn", refused.DomainName);
        Assert.Equal(["U+20BB7"], refused.Problems.Single(problem => problem.Field == "Zcr_mc").Characters);
        Assert.Equal(["U+E000"], refused.Problems.Single(problem => problem.Field == "Zcr_txdz").Characters);
        Assert.Equal("good.cn", Assert.Single(desk.Counter.Ministry.Records).Name);
    }

    [Fact]
    public async Task Other_errors_are_tried_again_a_few_times()
    {
        await using var desk = await Desk.Start();
        desk.Counter.Faults.Judge("longjing.cn", 3999, times: 2);
        await desk.Registered(Names.Domain());
        await desk.Results();
        await desk.Pass(TimeSpan.FromHours(25));
        await desk.Results();
        await desk.Pass(TimeSpan.FromHours(25));
        await desk.Results();

        Assert.Equal([3999, 3999, 3998], desk.Server().Of("processed").Select(line => line.Codes!.Single()));
        Assert.Single(desk.Counter.Ministry.Records);
    }

    [Fact]
    public async Task A_day_of_maintenance_delays_and_loses_nothing()
    {
        await using var desk = await Desk.Start();
        await desk.Registered(Names.Domain("first.cn"));
        desk.Counter.Faults.Maintenance = true;
        await desk.Registered(Names.Domain("second.cn"));
        for (var hour = 0; hour < 24; hour += 6)
            await desk.Pass(TimeSpan.FromHours(6));
        Assert.Single(desk.Server().Of("accepted"));

        desk.Counter.Faults.Maintenance = false;
        await desk.Results();
        await desk.Results();
        Assert.Equal(["first.cn", "second.cn"], desk.Counter.Ministry.Records.Select(record => record.Name));
        Assert.All(await desk.All(), domain => Assert.NotNull(domain.IngestedAt));
    }

    [Fact]
    public async Task Files_are_taken_in_the_ministrys_hours_only()
    {
        // The harness begins at ten in the morning in Shanghai.
        await using var desk = await Desk.Start(
            options => options with { OpenHours = (new TimeOnly(22, 0), new TimeOnly(6, 0)) },
            new("Reporting:OpenFrom", "22:00"), new("Reporting:OpenUntil", "06:00"));

        await desk.Registered(Names.Domain());
        Assert.Empty(desk.Server().Of("refused"));
        Assert.Equal(new DateTimeOffset(2025, 1, 6, 14, 0, 0, TimeSpan.Zero), (await desk.Find(Names.Domain())).Due);
        await desk.Pass(TimeSpan.FromHours(12));
        Assert.Single(desk.Server().Of("accepted"));
    }

    [Fact]
    public async Task Results_that_come_twice_late_and_split_end_the_same()
    {
        await using var desk = await Desk.Start();
        foreach (var fault in new[] { FaultAction.DuplicateResult, FaultAction.SplitResult })
            desk.Counter.Faults.Next(fault, "result");
        desk.Counter.Faults.Judge("b.cn", 3015);
        await desk.Registered(Names.Domain("a.cn") with { Name = "aaa.cn", UnicodeName = "aaa.cn" });
        await desk.Registered(Names.Domain("b.cn"));
        await desk.Results();
        desk.Counter.Faults.Next(FaultAction.LateResult, "result");
        await desk.Registered(Names.Domain("c.cn"));
        await desk.Results();
        await desk.Results();
        await desk.Results();

        foreach (var domain in await desk.All())
        {
            Assert.Null(domain.Pending);
            Assert.Equal(domain.Facts.Name == "b.cn", domain.MinistryId is null);
        }
    }

    [Fact]
    public async Task A_repeat_of_an_earlier_result_never_decides_a_later_report()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        await desk.Registered(domain);
        await desk.Results();
        desk.Counter.Faults.Next(FaultAction.DuplicateResult, "result");
        domain = domain.Next(it => it with { NameServers = ["ns3.example.net"] });
        await desk.Registered(domain);
        await desk.Results();

        // The repeat of that success arrives while the next report, which will be refused, is on its way.
        desk.Counter.Faults.Judge(domain.Name, 3024, times: 2);
        domain = domain.Next(it => it with { NameServers = ["ns4.example.net"] });
        await desk.Registered(domain);
        await desk.Results();
        await desk.Results();
        await desk.Results();

        var state = await desk.Find(domain);
        Assert.Equal(["AdministratorRefused"], state.Failure!.Codes);
        Assert.Equal("ns3.example.net", Assert.Single(desk.Counter.Ministry.Records).Fields["Ym_fwq"]);
    }

    [Fact]
    public async Task The_nightly_comparison_mends_what_fell_between_two_stools()
    {
        await using var desk = await Desk.Start();
        var domain = Names.Domain();
        await desk.Registered(domain);
        await desk.Results();

        // A profile that changed without anybody saying so.
        desk.Counter.Holders["acme-zhang"] = Holders.Person with { Address = "浙江省杭州市西湖区2号", ProfileVersion = 7 };
        await desk.Pass(TimeSpan.FromHours(24));
        await desk.Results();

        Assert.Equal("浙江省杭州市西湖区2号", Assert.Single(desk.Counter.Ministry.Records).Fields["Zcr_txdz"]);
    }

    [Fact]
    public async Task Our_own_data_changed_and_every_domain_is_reported_anew_by_the_nightly_comparison()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Names.RegisteredAt.AddMinutes(30));
        await using var counter = await Counter.Open(clock);
        var setup = new TestKit.HarnessSetup { Clock = clock, Parts = [counter] };
        string[] names = ["first.cn", "second.cn"];
        await using (var before = await TestKit.WorkerHarness.Start(new MiitSyncModule(), setup))
        {
            foreach (var name in names)
                await before.Send(Of(Names.Domain(name)));
            await Day(before);
        }

        Assert.Equal(["示例网络有限公司", "示例网络有限公司"], Registrars());
        counter.Registrar = "新示例网络有限公司";
        await using var after = await TestKit.WorkerHarness.Start(new MiitSyncModule(), setup with { Work = new() });
        await Day(after);
        Assert.Equal(["新示例网络有限公司", "新示例网络有限公司"], Registrars());
        Assert.Equal(["add", "add", "modify", "modify"], Actions());

        // Said once, it is known.
        await Day(after);
        await Day(after);
        Assert.Equal(4, Actions().Count());

        async Task Day(TestKit.WorkerHarness worker)
        {
            for (var hour = 0; hour < 24; hour += 6)
            {
                await worker.AdvanceMachine(TimeSpan.FromSeconds(65));
                clock.Advance(TimeSpan.FromHours(6));
                for (var look = 0; look < 2; look++)
                    await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<BuildingBlocks.Sweeps.SweepRound>(worker.Services).Run(CancellationToken.None);
            }
        }

        IEnumerable<string> Registrars() => counter.Ministry.Records.Select(record => record.Fields["Ym_zcs"]);
        IEnumerable<string?> Actions() => counter.Server.Ledger.Of("processed").Select(line => line.Action);
        static Contracts.Registration.DomainRegistered Of(DomainRecord domain) => new()
        {
            Account = Desk.Account, OrderId = $"o-{domain.Id[2..8]}", At = Names.RegisteredAt, Years = 1, Domain = domain,
        };
    }

    /// <summary>Each way in which the ministry may want files, from end to end; the simulator opens and checks them by code of its own.</summary>
    [Theory]
    [InlineData("Raw", null)]
    [InlineData("Hexadecimal", null)]
    [InlineData("Raw", "0123456789abcdef")]
    [InlineData("Hexadecimal", "0123456789abcdef01234567")]
    [InlineData("Raw", "0123456789abcdef0123456789abcdef")]
    public async Task Hash_forms_and_encryption_are_settings(string form, string? key)
    {
        List<KeyValuePair<string, string?>> settings = [new("Ministry:HashForm", form)];
        if (key is not null)
            settings.AddRange([new("Ministry:AesKey", key), new("Ministry:AesOffset", "ABCDEFGHIJKLMNOP")]);
        await using var desk = await Desk.Start(
            options => options with
            {
                Units = [.. options.Units.Select(unit => unit with
                {
                    HashForm = Enum.Parse<HashForm>(form), AesKey = key, AesOffset = key is null ? unit.AesOffset : "ABCDEFGHIJKLMNOP", EncryptDownloads = key is not null,
                })],
            },
            [.. settings]);

        await desk.Registered(Names.Domain());
        await desk.Results();

        Assert.Single(desk.Counter.Ministry.Records);
        Assert.NotNull((await desk.Find(Names.Domain())).IngestedAt);
        Assert.Empty(desk.Server().Of("refused"));
    }

    [Fact]
    public async Task The_other_hash_form_stops_the_line_and_says_so()
    {
        await using var desk = await Desk.Start(options => options with { Units = [.. options.Units.Select(unit => unit with { HashForm = HashForm.Hexadecimal })] });
        await desk.Registered(Names.Domain());

        // The password's hash is the first that does not fit.
        Assert.Equal(5, desk.Worker.Published<MinistryLineStopped>()[0].MessageCode);
        Assert.Empty(desk.Counter.Ministry.Records);
    }

    [Fact]
    public async Task Announced_maintenance_sends_nobody_to_the_counter()
    {
        await using var desk = await Desk.Start(null, new KeyValuePair<string, string?>("Reporting:Maintenance:0", "2025-01-06T09:00/2025-01-06T12:00"));
        desk.Counter.Faults.Maintenance = true;
        await desk.Registered(Names.Domain());
        Assert.Empty(desk.Server().Entries);

        desk.Counter.Faults.Maintenance = false;
        // Ten o'clock in Shanghai when it began; the code tables are fetched first.
        await desk.Pass(TimeSpan.FromHours(2));
        await desk.Pass(TimeSpan.FromMinutes(1));
        Assert.Single(desk.Server().Of("accepted"));
        Assert.Empty(desk.Server().Of("refused"));
    }

    [Fact]
    public async Task Without_the_ministrys_code_tables_nothing_is_reported()
    {
        await using var desk = await Desk.Start(options => options with { SendsCodeTables = false });
        await desk.Registered(Names.Domain());
        await desk.Results();

        Assert.Empty(desk.Server().Of("accepted"));
        Assert.Null((await desk.Find(Names.Domain())).Pending);
        Assert.Contains(desk.Worker.Log, line => line.Text.Contains("wait for the ministry's code tables", StringComparison.Ordinal));
    }
}
