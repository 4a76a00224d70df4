namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

public sealed class EligibilityTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(HolderRegion.Mainland, HolderKind.Organisation, null)]
    [InlineData(HolderRegion.Mainland, HolderKind.Individual, null)]
    [InlineData(HolderRegion.HongKong, HolderKind.Organisation, null)]
    [InlineData(HolderRegion.HongKong, HolderKind.Individual, "HolderKindNotServed")]
    [InlineData(HolderRegion.Macao, HolderKind.Organisation, null)]
    [InlineData(HolderRegion.Macao, HolderKind.Individual, "HolderKindNotServed")]
    [InlineData(HolderRegion.Taiwan, HolderKind.Organisation, "HolderRegionNotServed")]
    [InlineData(HolderRegion.Taiwan, HolderKind.Individual, "HolderRegionNotServed")]
    [InlineData(HolderRegion.Other, HolderKind.Organisation, "HolderRegionNotServed")]
    [InlineData(HolderRegion.Other, HolderKind.Individual, "HolderRegionNotServed")]
    public void The_China_site_serves_names_of_CNNIC_by_region_and_kind(HolderRegion region, HolderKind kind, string? code)
    {
        foreach (var name in new[] { "abc.cn", "abc.com.cn", "abc.gd.cn", "例子.中国", "例子.公司", "例子.网络" })
        {
            Assert.Equal(code, Only(name, new Holder(kind, region)));
            Assert.Null(Only(name, new Holder(kind, region, RegistrarSite.International)));
        }

        Assert.Null(Only("abc.com", new Holder(kind, region)));
    }

    [Theory]
    [InlineData(HolderKind.Organisation, HolderRegion.Mainland, RegistrarSite.China, OrganisationForm.StateOrgan, 0, "")]
    [InlineData(HolderKind.Organisation, HolderRegion.Mainland, RegistrarSite.China, OrganisationForm.StateOrgan, 1, "")]
    [InlineData(HolderKind.Organisation, HolderRegion.Mainland, RegistrarSite.China, OrganisationForm.StateOrgan, 2, "HolderLimitReached")]
    [InlineData(HolderKind.Organisation, HolderRegion.Mainland, RegistrarSite.China, OrganisationForm.Enterprise, 0, "HolderFormNotAdmitted")]
    [InlineData(HolderKind.Organisation, HolderRegion.Mainland, RegistrarSite.China, OrganisationForm.Unspecified, 0, "HolderFormNotAdmitted")]
    [InlineData(HolderKind.Individual, HolderRegion.Mainland, RegistrarSite.China, OrganisationForm.Unspecified, 0,
        "HolderKindNotServed,HolderFormNotAdmitted")]
    [InlineData(HolderKind.Organisation, HolderRegion.Mainland, RegistrarSite.International, OrganisationForm.StateOrgan, 0, "HolderRegionNotServed")]
    public void Government_names_are_for_two_per_state_organ(
        HolderKind kind, HolderRegion region, RegistrarSite site, OrganisationForm form, int held, string codes)
    {
        Assert.Equal(codes, string.Join(',', Codes("abc.gov.cn", new Holder(kind, region, site, form, held))));
    }

    [Fact]
    public void A_refusal_tells_the_customer_who_was_refused_by_whom()
    {
        var violation = Assert.Single(Policies.CheckEligibility(Name("例子.公司"), new Holder(HolderKind.Individual, HolderRegion.Macao), Today));
        Assert.Equal("E2", violation.Rule);
        Assert.Equal("\"公司\" cannot be registered by individuals from Macao with the China site.", violation.English);
        Assert.Equal("中国站不受理中国澳门个人注册“公司”域名。", violation.Chinese);
    }

    [Theory]
    [InlineData("张三", "11010519491231002X", "")]
    [InlineData("张三", "11010519491231002x", "")]
    [InlineData("张三", "110105199001010033", "ResidentNumberCheckDigit")]
    [InlineData("李四", "11010519491231002X", "PersonalNameMismatch")]
    [InlineData("阿依·古丽", "11010519491231002X", "PersonalNameSymbol")]
    public void A_personal_name_is_the_holders_own(string fullName, string number, string codes)
    {
        var violations = Policies.CheckPersonalName(
            Name("张三.网址"), new Holder(HolderKind.Individual, HolderRegion.Mainland), fullName, number, Today);
        Assert.Equal(codes, string.Join(',', violations.Select(violation => violation.Code)));
    }

    [Fact]
    public void A_personal_name_takes_listed_words_around_it_and_no_others()
    {
        var listed = PolicyFiles.Load("""
            { "rules": [ { "rule": "personalName", "for": ["xn--ses554g"], "validFrom": "2018-01-01", "source": "order form",
              "value": { "prefixes": ["设计师"], "suffixes": ["博士"] } } ] }
            """);
        var holder = new Holder(HolderKind.Individual, HolderRegion.Mainland);
        IReadOnlyList<PolicyViolation> Check(string name) =>
            listed.CheckPersonalName(Name(name), holder, "张三", "11010519491231002X", Today);

        Assert.Empty(Check("设计师张三博士.网址"));
        Assert.Empty(Check("设计师张三.网址"));
        Assert.Equal("PersonalNameMismatch", Assert.Single(Check("老师张三.网址")).Code);
    }

    [Fact]
    public void A_personal_name_is_for_people_of_the_mainland_below_its_own_suffix()
    {
        var holder = new Holder(HolderKind.Organisation, HolderRegion.Mainland);
        Assert.Equal("PersonalNameHolder",
            Assert.Single(Policies.CheckPersonalName(Name("张三.网址"), holder, "张三", "11010519491231002X", Today)).Code);
        Assert.Throws<ArgumentException>(() => Policies.CheckPersonalName(Name("张三.cn"), holder, "张三", "11010519491231002X", Today));
    }

    private static DomainName Name(string name) => Assert.IsType<DomainNameResult.Parsed>(Policies.Parse(name)).Name;

    private static IEnumerable<string> Codes(string name, Holder holder) =>
        Policies.CheckEligibility(Name(name), holder, Today).Select(violation => violation.Code);

    private static string? Only(string name, Holder holder) => Codes(name, holder).SingleOrDefault();
}
