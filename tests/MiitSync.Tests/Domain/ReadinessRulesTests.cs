using DomainWorkers.Contracts.Domains;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using DomainWorkers.MiitSync.Tests.Rig;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.MiitSync.Tests.Domain;

public sealed class ReadinessRulesTests
{
    private static readonly ReportingTerms Terms = new() { Registrar = "示例" };
    private static readonly ReadinessRules Rules = new(RegistrarPolicies.Load(), BusinessCalendar.Load());

    [Theory]
    [InlineData("2026-02-13", "2026-02-24", false)]
    [InlineData("2026-09-30", "2026-10-09", false)]
    [InlineData("2025-01-24", "2025-01-27", false)]
    [InlineData("2025-09-26", "2025-09-29", false)]
    [InlineData("2025-12-31", "2026-01-05", false)]
    [InlineData("2024-02-09", "2024-02-19", false)]
    [InlineData("2026-12-30", "2027-01-01", true)]
    [InlineData("2027-03-01", "2027-03-03", true)]
    public void What_is_not_ingested_yet_has_the_business_day_that_the_calendar_says(string verified, string expected, bool provisional)
    {
        var verifiedAt = ShanghaiTime.StartOf(DateOnly.Parse(verified, null)).AddHours(10);
        var state = Verified(verifiedAt, verifiedAt.AddDays(-3));

        var reason = Assert.Single(Rules.Reasons(state, verifiedAt.AddMinutes(1)));
        Assert.Equal(("NotIngested", DateOnly.Parse(expected, null), provisional), (reason.Code, reason.ExpectedOn, reason.Provisional));
    }

    [Fact]
    public void Every_reason_of_the_domain_is_said()
    {
        var now = Names.RegisteredAt.AddHours(1);
        Assert.Equal(["NotVerified"], Codes(ReportRules.Begin(Names.Domain(), Terms, now), now));
        Assert.Equal(["SuffixNotApproved", "NotVerified"], Codes(ReportRules.Begin(Names.Domain("tea.hk"), Terms, now), now));
        Assert.Equal(["DomainExpired", "NotVerified"], Codes(ReportRules.Begin(Names.Domain(), Terms, now), now.AddYears(1)));
        var ended = ReportRules.Begin(Names.Domain() with { Status = DomainStatus.Redemption }, Terms, now);
        Assert.Equal(["DomainExpired", "NotVerified"], Codes(ended, now));
        Assert.Empty(Codes(Verified(now, Names.RegisteredAt) with { MinistryId = 1, Confirmed = "x", ConfirmedHolder = "acme-zhang" }, now));
        Assert.Equal(["NotIngested"], Codes(Verified(now, Names.RegisteredAt) with { MinistryId = 1, Confirmed = "x", ConfirmedHolder = "somebody-before" }, now));
    }

    [Fact]
    public void A_year_that_the_registry_added_and_nobody_paid_makes_nothing_ready()
    {
        var expiresAt = Names.RegisteredAt.AddYears(1);
        var paid = Ready() with { Facts = Ready().Facts with { ExpiresAt = expiresAt, PaidUntil = expiresAt } };
        var ranAhead = paid with { Facts = paid.Facts with { ExpiresAt = expiresAt.AddYears(1) } };
        var renewed = ranAhead with { Facts = ranAhead.Facts with { PaidUntil = expiresAt.AddYears(1) } };
        var corrected = paid with { Facts = paid.Facts with { ExpiresAt = expiresAt.AddDays(3) } };

        Assert.Empty(Codes(ranAhead, expiresAt.AddTicks(-1)));
        Assert.Equal(["DomainExpired"], Codes(ranAhead, expiresAt));
        Assert.Empty(Codes(renewed, expiresAt));
        Assert.Empty(Codes(corrected, expiresAt.AddDays(2)));
        Assert.Equal(["DomainExpired"], Codes(corrected, expiresAt.AddDays(3)));
    }

    [Fact]
    public void Nobody_is_told_to_wait_for_a_day_that_has_passed()
    {
        // Two business days after Monday, 6 January 2025.
        var verifiedAt = ShanghaiTime.StartOf(new DateOnly(2025, 1, 6)).AddHours(10);
        var state = Verified(verifiedAt, verifiedAt);
        var lastOfTheDay = ShanghaiTime.StartOf(new DateOnly(2025, 1, 9)).AddTicks(-1);

        Assert.Equal(new DateOnly(2025, 1, 8), Assert.Single(Rules.Reasons(state, lastOfTheDay)).ExpectedOn);
        Assert.Null(Assert.Single(Rules.Reasons(state, lastOfTheDay.AddTicks(1))).ExpectedOn);
    }

    [Fact]
    public void Approvals_are_dated_data()
    {
        using var overriding = System.Text.Json.JsonDocument.Parse(
            """
            {"rules": [{"rule": "ministryApproval", "for": ["cn"], "validFrom": "2025-02-01", "source": "an order of the ministry",
              "value": {"suffix": true, "registrar": false}}]}
            """);
        var rules = new ReadinessRules(RegistrarPolicies.Load(overriding), BusinessCalendar.Load());
        var state = ReportRules.Begin(Names.Domain(), Terms, Names.RegisteredAt);

        Assert.DoesNotContain(rules.Reasons(state, new DateTimeOffset(2025, 1, 31, 15, 59, 59, TimeSpan.Zero)), reason => reason.Code == "RegistrarNotApproved");
        Assert.Contains(rules.Reasons(state, new DateTimeOffset(2025, 1, 31, 16, 0, 0, TimeSpan.Zero)), reason => reason.Code == "RegistrarNotApproved");
    }

    [Theory]
    [InlineData(450000, 1)]
    [InlineData(500000, 1)]
    [InlineData(330000, 10)]
    [InlineData(null, null)]
    public void A_site_may_have_as_many_domains_as_its_province_says(int? province, int? domains) =>
        Assert.Equal(domains, Rules.DomainsPerSite(province, Names.RegisteredAt));

    [Fact]
    public void The_event_comes_with_a_change_and_not_without()
    {
        var now = Names.RegisteredAt.AddHours(1);
        var (first, said) = Rules.Look(ReportRules.Begin(Names.Domain(), Terms, now), now);
        Assert.Single(said);
        Assert.Empty(Rules.Look(first, now.AddDays(1)).Say);
        var (second, again) = Rules.Look(first with { VerifiedAt = now }, now);
        Assert.Single(again);
        Assert.Equal((1, 2), (first.ReadinessRevision, second.ReadinessRevision));
    }

    private static ReportedDomain Ready() =>
        Verified(Names.RegisteredAt, Names.RegisteredAt) with { MinistryId = 1, Confirmed = "x", ConfirmedHolder = "acme-zhang" };

    private static IEnumerable<string> Codes(ReportedDomain state, DateTimeOffset now) => Rules.Reasons(state, now).Select(reason => reason.Code);

    private static ReportedDomain Verified(DateTimeOffset at, DateTimeOffset registeredAt) => ReportRules.NoteRealName(
        ReportRules.Begin(
            Names.Domain() with { RegisteredAt = registeredAt, ExpiresAt = registeredAt.AddYears(2), PaidUntil = registeredAt.AddYears(2) }, Terms, at),
        true, at, 1);
}
