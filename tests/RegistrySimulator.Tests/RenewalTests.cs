namespace DomainWorkers.RegistrySimulator.Tests;

public sealed class RenewalTests
{
    private static readonly RegistrarAccount Prepaid = new("registrar", "registrar-pw") { Balance = 1000 };

    [Fact]
    public async Task At_expiry_the_registry_renews_by_itself_and_a_delete_in_time_takes_it_back()
    {
        await using var rig = await Rig.Create(o => o with { Accounts = [Prepaid], LedgerContent = LedgerContent.RegistryActs });
        using var client = await Registered(rig);
        Assert.Equal(Rig.Start.AddDays(5), rig.Server.NextDueAt);
        rig.Pass(5);
        rig.Server.Advance();
        Assert.Equal(Rig.Start.AddYears(1), rig.Server.NextDueAt);

        rig.Clock.JumpTo(rig.Server.NextDueAt!.Value);
        var renewed = await Info(client);
        Assert.Equal(["autoRenewPeriod"], renewed.Grace);
        Assert.Equal(Rig.Start.AddYears(2), renewed.Date("exDate"));
        Assert.False(renewed.Has("upDate"));
        Assert.Equal(980, rig.Server.Objects.Balance("registrar"));
        var told = await client.Send(Frames.PollRequest());
        Assert.Equal((Rig.Start.AddYears(2), Rig.Start.AddYears(1)), (told.Date("exDate"), told.Date("qDate")));

        rig.Pass(44);
        Assert.Equal(1001, (await client.Send(Frames.DomainDelete("example.cn"))).Code);
        Assert.Equal(Rig.Start.AddYears(1), (await Info(client)).Date("exDate"));
        Assert.Equal(990, rig.Server.Objects.Balance("registrar"));
        Assert.Equal(["executed domain:create", "registry registry:auto-renew", "executed domain:delete"],
            rig.Server.Ledger.Entries.Select(e => $"{e.Kind} {e.Command}"));
    }

    [Fact]
    public async Task After_the_auto_renew_grace_the_year_is_paid_for()
    {
        await using var rig = await Rig.Create(o => o with { Accounts = [Prepaid] });
        using var client = await Registered(rig);
        rig.Clock.JumpTo(Rig.Start.AddYears(1).AddDays(45));

        await client.Send(Frames.DomainDelete("example.cn"));

        Assert.Equal(980, rig.Server.Objects.Balance("registrar"));
        Assert.Equal(Rig.Start.AddYears(2), (await Info(client)).Date("exDate"));
    }

    [Fact]
    public async Task A_long_sleep_renews_as_often_as_years_passed()
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);

        rig.Clock.JumpTo(Rig.Start.AddYears(3).AddDays(1));

        Assert.Equal(Rig.Start.AddYears(4), (await Info(client)).Date("exDate"));
        Assert.Equal(3, rig.Server.Objects.Messages("registrar").Count);
    }

    [Fact]
    public async Task A_renewal_can_be_taken_back_by_a_delete_in_its_grace()
    {
        await using var rig = await Rig.Create(o => o with { Accounts = [Prepaid] });
        using var client = await Registered(rig);
        rig.Pass(100);
        await client.Send(Frames.DomainRenew("example.cn", "2026-01-06", years: 2));
        Assert.Equal(970, rig.Server.Objects.Balance("registrar"));
        Assert.Equal(["renewPeriod"], (await Info(client)).Grace);

        await client.Send(Frames.DomainDelete("example.cn"));

        Assert.Equal(990, rig.Server.Objects.Balance("registrar"));
        Assert.Equal(Rig.Start.AddYears(1), (await Info(client)).Date("exDate"));
    }

    [Theory]
    [InlineData("2026-01-06", 1, 1000)]
    [InlineData("2026-01-06", 9, 1000)]
    [InlineData("2026-01-06", 10, 2105)]
    [InlineData("2026-01-07", 1, 2306)]
    [InlineData("2025-01-06", 1, 2306)]
    [InlineData("2026-01-06", 11, 2004)]
    [InlineData("not-a-date", 1, 2001)]
    public async Task Renewals_need_the_current_date_and_end_within_ten_years(string curExpDate, int years, int code)
    {
        await using var rig = await Rig.Create();
        using var client = await Registered(rig);

        Assert.Equal(code, (await client.Send(Frames.DomainRenew("example.cn", curExpDate, years))).Code);
    }

    [Fact]
    public async Task The_expiry_date_of_the_guard_is_the_utc_date()
    {
        await using var rig = await Rig.Create();
        rig.Clock.JumpTo(new DateTimeOffset(2025, 3, 1, 0, 30, 0, TimeSpan.FromHours(8)));
        using var client = await Registered(rig);

        Assert.Equal(2306, (await client.Send(Frames.DomainRenew("example.cn", "2026-03-01"))).Code);
        Assert.Equal(1000, (await client.Send(Frames.DomainRenew("example.cn", "2026-02-28"))).Code);
    }

    private static Task<Reply> Info(RawClient client) => client.Send(Frames.DomainInfo("example.cn"));

    private static async Task<RawClient> Registered(Rig rig)
    {
        var client = await rig.Registrar();
        Assert.Equal(1000, (await client.Send(Frames.DomainCreate("example.cn"))).Code);
        return client;
    }
}
