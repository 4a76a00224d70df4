using System.Text;

namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

public sealed class PolicyAnswerTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Every_suffix_has_an_answer_to_every_question_from_the_first_day_on()
    {
        foreach (var suffix in Policies.Suffixes.All.Select(suffix => suffix.ALabel))
        {
            foreach (var day in new[] { Policies.CoversFrom, new DateOnly(2022, 4, 9), Today, new DateOnly(2040, 2, 29) })
            {
                Assert.NotNull(Policies.Terms(suffix, day));
                Assert.NotNull(Policies.Sale(suffix, day));
                Assert.NotNull(Policies.Lifecycle(suffix, day));
                Assert.NotEmpty(Policies.Notices(suffix, day).Stages);
                Assert.NotNull(Policies.Locks(suffix, day));
                Assert.NotNull(Policies.Verification(suffix, day));
                Assert.NotNull(Policies.Images(ImageFlow.RealName, suffix, day));
                Assert.NotNull(Policies.Deadline(DeadlineKind.EmailVerification, suffix, day));
            }

            Assert.NotEmpty(Policies.RegistryOf(suffix));
        }
    }

    [Fact]
    public void The_table_holds_the_suffixes_of_CNNIC_with_the_34_regions_and_the_international_ones()
    {
        var suffixes = Policies.Suffixes.All.Select(suffix => suffix.ULabel).ToHashSet(StringComparer.Ordinal);
        string[] expected = ["cn", "com.cn", "net.cn", "org.cn", "gov.cn", "中国", "中國", "公司", "网络", "com", "net", "org", "hk", "香港",
            "商标", "餐厅", "网址", "top", "wang", "biz", "cc", "tv", "info", "me", "co", "link", "mobi", "asia", "name", "tel", "so"];
        Assert.Superset(expected.ToHashSet(StringComparer.Ordinal), suffixes);
        Assert.Equal(34, suffixes.Count(suffix => suffix.Length == 5 && Ascii.IsValid(suffix) && suffix.EndsWith(".cn", StringComparison.Ordinal) && suffix != "ac.cn"));
    }

    [Theory]
    [InlineData("cn", true)]
    [InlineData("xn--55qx5d", true)]
    [InlineData("com", true)]
    [InlineData("gov.cn", true)]
    [InlineData("hk", false)]
    [InlineData("com.hk", false)]
    [InlineData("xn--j6w193g", false)]
    [InlineData("edu.cn", false)]
    [InlineData("xn--fiqz9s", false)]
    public void Some_suffixes_are_only_renewed(string suffix, bool sold)
    {
        Assert.Equal(sold, Policies.Sells(suffix, Today));
        Assert.Equal(suffix is not ("edu.cn" or "xn--fiqz9s"), Policies.Sale(suffix, Today).Renewal);
    }

    [Theory]
    [InlineData("cn", "cnnic")]
    [InlineData("xn--55qx5d", "cnnic")]
    [InlineData("com", "verisign")]
    [InlineData("hk", "hkirc")]
    public void Each_suffix_has_its_registry_account(string suffix, string registry) => Assert.Equal(registry, Policies.RegistryOf(suffix));

    [Theory]
    [InlineData("cn", 1, true)]
    [InlineData("cn", 10, true)]
    [InlineData("cn", 11, false)]
    [InlineData("cn", 0, false)]
    [InlineData("cn", -1, false)]
    [InlineData("hk", 3, true)]
    [InlineData("hk", 4, false)]
    [InlineData("co", 6, false)]
    public void Periods_are_those_that_are_sold(string suffix, int years, bool allowed) =>
        Assert.Equal(allowed, Policies.Terms(suffix, Today).Allows(years));

    [Theory]
    [InlineData("2030-11-22", 6, true)]
    [InlineData("2030-11-23", 6, false)]
    [InlineData("2026-11-23", 9, true)]
    [InlineData("2026-11-23", 10, false)]
    [InlineData("2026-10-01", 10, true)]
    public void A_renewal_stays_within_ten_years_from_today(string expiresOn, int years, bool allowed)
    {
        var expiry = DateOnly.ParseExact(expiresOn, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(allowed, Policies.Terms("com", Today).AllowsRenewal(expiry, years, Today));
    }

    [Theory]
    [InlineData(DeadlineKind.EmailVerification, "com", "15 d")]
    [InlineData(DeadlineKind.EmailLink, "*", "72 h")]
    [InlineData(DeadlineKind.RealNameMaterial, "cn", "5 d")]
    [InlineData(DeadlineKind.ProfileReviewLatest, "*", "5 bd")]
    [InlineData(DeadlineKind.EnhancedVerification, "cn", "10 d")]
    [InlineData(DeadlineKind.EnhancedVerification, "com", null)]
    [InlineData(DeadlineKind.BadUseEscalation, "xn--fiqs8s", "20 d")]
    [InlineData(DeadlineKind.MinistryIngestion, "cn", "2 bd")]
    [InlineData(DeadlineKind.QualificationMaterial, "xn--imr513n", "10 d")]
    public void Deadlines_know_their_unit(DeadlineKind kind, string suffix, string? span) =>
        Assert.Equal(span, Policies.Deadline(kind, suffix, Today)?.ToString());

    [Fact]
    public void Answers_change_with_the_day()
    {
        Assert.Equal("3 bd", Policies.Deadline(DeadlineKind.MinistryIngestion, "cn", new DateOnly(2021, 1, 18))?.ToString());
        Assert.Equal("5 d", Policies.Deadline(DeadlineKind.QualificationMaterial, "xn--imr513n", new DateOnly(2022, 4, 8))?.ToString());
        Assert.Equal(1_048_576, Policies.Images(ImageFlow.RealName, "*", new DateOnly(2022, 4, 8)).MaxBytes);
        Assert.Contains(ImageFormat.WebP, Policies.Images(ImageFlow.RealName, "*", Today).Formats);
        Assert.Null(Policies.Limit(LimitKind.BadUseCasesUntilBarred, "cn", new DateOnly(2022, 7, 11)));
        Assert.Equal(3, Policies.Limit(LimitKind.BadUseCasesUntilBarred, "cn", new DateOnly(2022, 7, 12)));
        Assert.Equal(500, Policies.Limit(LimitKind.VerificationMailsPerDay, "*", Today));
    }

    [Theory]
    [InlineData("cn", ProfileKind.Cnnic, Qualification.None)]
    [InlineData("gov.cn", ProfileKind.Cnnic, Qualification.GovernmentForm)]
    [InlineData("com", ProfileKind.General, Qualification.None)]
    [InlineData("xn--czr694b", ProfileKind.General, Qualification.Trademark)]
    [InlineData("xn--imr513n", ProfileKind.General, Qualification.Catering)]
    [InlineData("com.hk", ProfileKind.General, Qualification.HongKongDocuments)]
    public void What_must_be_shown_depends_on_the_suffix(string suffix, ProfileKind profile, Qualification qualification)
    {
        var verification = Policies.Verification(suffix, Today);
        Assert.Equal((profile, qualification, true), (verification.Profile, verification.Qualification, verification.RealName));
    }

    [Fact]
    public void An_answer_shows_where_it_comes_from()
    {
        var statement = Policies.Statement("lifecycle", "com.cn", Today);
        Assert.NotNull(statement);
        Assert.Equal(("@cnnic", new DateOnly(2022, 4, 9)), (statement.Scope, statement.ValidFrom));
        Assert.StartsWith("$.rules[", statement.Path, StringComparison.Ordinal);
        Assert.Contains(Policies.Entries, entry => entry.Unverified);
    }

    [Fact]
    public void Nothing_is_made_up_for_days_and_suffixes_that_are_not_covered()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Policies.Sale("cn", Policies.CoversFrom.AddDays(-1)));
        Assert.Throws<ArgumentException>(() => Policies.Terms("xyz", Today));
        Assert.Throws<ArgumentException>(() => Policies.RegistryOf("xyz"));
    }
}
