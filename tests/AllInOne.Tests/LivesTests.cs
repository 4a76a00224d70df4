namespace DomainWorkers.AllInOne.Tests;

/// <summary>
/// The dates in the whole lives, reckoned by hand from services/RegistrarPolicy/policy.json and the calendar, not by the code under test. All of
/// them are registered (or, .hk, at the registry) on 6 January 2025 for a year, at 14:00 in Shanghai.
/// </summary>
public sealed class LivesTests
{
    private const string Registered = "2025-01-06 registered, paid until 2026-01-06";

    // "notices": 60, 45 and 30 days before 6 January 2026. December has 31 days, November 30.
    private const string FirstThree = "2025-11-07 reminded: 11-07 ExpiresIn60Days, 11-22 ExpiresIn45Days, 12-07 ExpiresIn30Days";

    // Then 15, 10 and 7 days before, and on the day, at ten in the morning.
    private const string AllSeven = FirstThree + ", 12-22 ExpiresIn15Days, 12-27 ExpiresIn10Days, 12-30 ExpiresIn7Days, 01-06 Expired";

    // "lifecycle", parkAfterDays 1.
    private const string Parked = "2026-01-07 points at the page for expired names";

    // Three days after, and the first Monday after: 6 January 2026 is a Tuesday.
    private const string TwoAfter = "2026-01-09 reminded: 01-09 ExpiredFor3Days, 01-12 FirstMondayAfterExpiry";

    // "lifecycle" of cnnic for expiries since 9 April 2022: grace 30, redemption 14, no pending delete. 6 January + 30 = 5 February, + 14 = 19 February.
    private const string CnExpired = "2026-01-06 expired: grace until 2026-02-05, then redemption, free on 2026-02-19";
    private const string CnListed = "2026-02-05 listed before its release: can be bought back until 2026-02-19, free on 2026-02-19";

    // Of the classic generic suffixes: grace 30, redemption 29, pending delete 5. February 2026 has 28 days: 5 February + 29 = 6 March, + 5 = 11 March.
    private const string ComExpired = "2026-01-06 expired: grace until 2026-02-05, then redemption, free on 2026-03-11";
    private const string ComListed = "2026-02-05 listed before its release: can be bought back until 2026-03-06, free on 2026-03-11";

    // Of .hk: grace 28, redemption 59, no pending delete. 6 January + 28 = 3 February, + 59 = 3 April.
    private const string HkExpired = "2026-01-06 expired: grace until 2026-02-03, then redemption, free on 2026-04-03";
    private const string HkListed = "2026-02-03 listed before its release: can be bought back until 2026-04-03, free on 2026-04-03";

    private const string Back = "points at ns1.acme-dns.org and ns2.acme-dns.org again";

    // The yearly review of the data would have come on 6 January; while a name is expired it waits.
    private const string LateReview = "reminded: {0} ReviewContactData";

    // A year on the same notices begin anew; the play ends on 31 December 2026.
    private const string NextYear =
        ", 11-07 ExpiresIn60Days, 11-22 ExpiresIn45Days, 12-07 ExpiresIn30Days, 12-22 ExpiresIn15Days, 12-27 ExpiresIn10Days, 12-30 ExpiresIn7Days";

    public static TheoryData<string, string[]> Lives => new()
    {
        // Renewed in time: after the third notice there is none about expiry any more.
        { "pu-er-in-time.cn", [Registered, FirstThree, "2025-12-10 renewed, paid until 2028-01-06", "2026-01-06 reminded: 01-06 ReviewContactData"] },
        { "keemun-in-time.com", [Registered, FirstThree, "2025-12-10 renewed, paid until 2028-01-06", "2026-01-06 reminded: 01-06 ReviewContactData"] },
        {
            // "autoRenew": the order side is asked 15 days before.
            "按时续费.公司",
            [
                Registered, FirstThree, "2025-12-22 the order side is asked to renew, as the holder wished", "2025-12-22 reminded: 12-22 ExpiresIn15Days",
                "2025-12-23 renewed, paid until 2028-01-06", "2026-01-06 reminded: 01-06 ReviewContactData",
            ]
        },

        // Renewed in grace: two years from the old expiry, and it resolves at once.
        { "pu-er-grace.cn", [Registered, AllSeven, CnExpired, Parked, TwoAfter, .. RenewedInGrace] },
        { "宽限续费.公司", [Registered, AllSeven, CnExpired, Parked, TwoAfter, .. RenewedInGrace] },
        { "oolong-grace.hk", ["2025-01-06 taken over, paid until 2026-01-06", AllSeven, HkExpired, Parked, TwoAfter, .. RenewedInGrace] },
        {
            // A payment that began before the end of grace keeps the name until it has ended, the day after.
            "keemun-grace.com",
            [
                Registered, AllSeven, ComExpired, Parked, TwoAfter, "2026-02-05 a payment begins: nothing is deleted meanwhile",
                "2026-02-06 renewed, paid until 2028-01-06", $"2026-02-06 {Back}", "2026-02-06 reminded: 02-06 ReviewContactData",
            ]
        },

        // Redeemed: .cn and .com restore with the year, .hk without, so that a renewal follows there. 19 February - 7 = 12 February.
        { "pu-er-redeemed.cn", [Registered, AllSeven, CnExpired, Parked, TwoAfter, "2026-02-05 deleted", CnListed, "2026-02-12 reminded: 02-12 RedemptionEndsIn7Days", .. Redeemed()] },
        { "keemun-redeemed.com", [Registered, AllSeven, ComExpired, Parked, TwoAfter, "2026-02-05 deleted", ComListed, .. Redeemed()] },
        {
            "oolong-redeemed.hk",
            [
                "2025-01-06 taken over, paid until 2026-01-06", AllSeven, HkExpired, Parked, TwoAfter, "2026-02-03 deleted", HkListed,
                .. Redeemed("2026-02-13 renewed, paid until 2027-01-06"),
            ]
        },

        // Released: 7 and 2 days before the end of redemption by our policy; the registry's own end may be a day later (toleranceHours 24).
        {
            // CNNIC's own 15 days: 5 February + 15 = 20 February.
            "pu-er-released.cn",
            [
                Registered, AllSeven, CnExpired, Parked, TwoAfter, "2026-02-05 deleted", CnListed,
                "2026-02-12 reminded: 02-12 RedemptionEndsIn7Days, 02-17 RedemptionEndsIn2Days", "2026-02-20 released: the name is free",
            ]
        },
        {
            "到期删除.公司",
            [
                Registered, AllSeven, CnExpired, Parked, TwoAfter, "2026-02-05 deleted", CnListed,
                "2026-02-12 reminded: 02-12 RedemptionEndsIn7Days, 02-17 RedemptionEndsIn2Days", "2026-02-20 released: the name is free",
            ]
        },
        {
            // RFC 3915 as Verisign runs it: 30 days of redemption (7 March), 5 of pending delete (12 March). 6 March - 7 = 27 February.
            "keemun-released.com",
            [
                Registered, AllSeven, ComExpired, Parked, TwoAfter, "2026-02-05 deleted", ComListed,
                "2026-02-27 reminded: 02-27 RedemptionEndsIn7Days, 03-04 RedemptionEndsIn2Days", "2026-03-07 pending delete", "2026-03-12 released: the name is free",
            ]
        },
        {
            "oolong-released.hk",
            [
                "2025-01-06 taken over, paid until 2026-01-06", AllSeven, HkExpired, Parked, TwoAfter, "2026-02-03 deleted", HkListed,
                "2026-03-27 reminded: 03-27 RedemptionEndsIn7Days, 04-01 RedemptionEndsIn2Days", "2026-04-03 released: the name is free",
            ]
        },
    };

    private static string[] RenewedInGrace =>
        ["2026-01-20 renewed, paid until 2028-01-06", $"2026-01-20 {Back}", "2026-01-20 " + Review("01-20")];

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task The_timeline_of_a_whole_life_has_the_days_of_the_policy(string domain, string[] expected) =>
        Assert.Equal(expected, Printed.Below($"the life of {domain}", await Printed.PlainOutput()));

    [Fact]
    public async Task A_day_beyond_the_announced_holidays_says_that_it_may_move() =>
        // Thursday, 31 December 2026, and two days of Monday to Friday: 1 January counts as long as nobody has announced that it is off.
        Assert.Contains(Printed.Rows(await Printed.PlainOutput()), row =>
            row.Contains("NotIngested 2027-01-04, provisional", StringComparison.Ordinal) && row.Contains("next-spring.cn", StringComparison.Ordinal));

    private static string[] Redeemed(params string[] renewed) =>
    [
        "2026-02-13 restored at the registry", "2026-02-13 not listed any more", .. renewed, $"2026-02-13 {Back}",
        "2026-02-13 bought back, paid until 2027-01-06", "2026-02-13 " + Review("02-13") + NextYear,
    ];

    private static string Review(string day) => LateReview.Replace("{0}", day, StringComparison.Ordinal);
}
