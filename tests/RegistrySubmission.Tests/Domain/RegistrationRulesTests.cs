using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrarPolicy;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using static DomainWorkers.RegistrySubmission.Tests.Domain.Situations;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class RegistrationRulesTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();
    private static readonly OrderTerms Terms = new(TimeSpan.FromDays(14), new HashSet<string> { "cnnic", "verisign", "hkirc", "knet" }, new HashSet<string> { "cnnic" });
    private static readonly Holder Company = new(HolderKind.Organisation, HolderRegion.Mainland);

    private static readonly SubmitRegistration Order = new()
    {
        Account = "acme",
        OrderId = "o-1",
        IssuedAt = Now,
        DomainName = "龙井茶叶.CN",
        Years = 2,
        ProfileId = "p-tea",
        NameServers = ["NS1.example.net", "ns2.example.net"],
    };

    [Fact]
    public void An_order_with_nothing_against_it_becomes_an_operation_that_says_all_the_registry_needs()
    {
        var (operation, reasons) = RegistrationRules.Open(Order, [], Company, Policies, Terms, Now);

        Assert.Empty(reasons);
        Assert.Equal("acme/register/o-1", operation.Id);
        Assert.Equal("cnnic", operation.Registry);
        var intent = Assert.IsType<Intent.Register>(operation.Intent);
        Assert.Equal(("xn--elqy4k122cqzx.cn", "龙井茶叶.cn", 2, "p-tea"), (intent.Name, intent.UnicodeName, intent.Years, intent.ProfileId));
        Assert.Equal(["ns1.example.net", "ns2.example.net"], intent.NameServers);
        Assert.Equal(OperationIds.DomainId(operation.Id), operation.DomainId);
    }

    [Theory]
    [InlineData("-tea-.cn", "LabelHyphenPlacement")]
    [InlineData("tea.unknown-suffix", "SuffixUnknown")]
    [InlineData("cn", "NameIsSuffix")]
    [InlineData("a.b.c.cn", "NameTooDeep")]
    [InlineData("tea.hk", "SuffixNotSold")]
    public void A_name_that_may_not_be_sold_is_refused_with_its_rule(string name, string code) =>
        Assert.Contains(code, Codes(Order with { DomainName = name }));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void The_term_is_what_is_sold(int years, bool isRefused) =>
        Assert.Equal(isRefused, Codes(Order with { Years = years }).Contains("TermNotSold"));

    [Theory]
    [InlineData("", null)]
    [InlineData("ns1.example.net ns2.example.net", null)]
    [InlineData("ns1.example.net", "NameServerCount")]
    [InlineData("ns1.example.net NS1.Example.NET", "NameServerCount")]
    [InlineData("a.aa b.aa c.aa d.aa e.aa f.aa g.aa h.aa i.aa j.aa k.aa l.aa m.aa", null)]
    [InlineData("a.aa b.aa c.aa d.aa e.aa f.aa g.aa h.aa i.aa j.aa k.aa l.aa m.aa n.aa", "NameServerCount")]
    [InlineData("ns1.example.net nonsense_.net", "NameServerForm")]
    [InlineData("ns1.example.net localhost", "NameServerForm")]
    [InlineData("ns1.example.net 域名.cn", "NameServerForm")]
    public void Name_servers_are_none_or_two_to_thirteen_host_names(string servers, string? code)
    {
        var codes = Codes(Order with { NameServers = servers.Split(' ', StringSplitOptions.RemoveEmptyEntries) });
        Assert.Equal(code is null ? [] : [code], codes);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(14, false)]
    [InlineData(14.001, true)]
    [InlineData(-1, false)]
    public void An_order_is_too_old_after_the_time_that_the_operator_set(double days, bool isRefused) =>
        Assert.Equal(isRefused, Codes(Order with { IssuedAt = Now.AddDays(-days) }).Contains("TooOld"));

    [Fact]
    public void A_profile_that_the_account_does_not_have_is_refused() =>
        Assert.Equal(["ProfileUnknown"],
            RegistrationRules.Open(Order, [], null, Policies, Terms, Now).Reasons.Select(reason => reason.Code));

    [Fact]
    public void A_holder_whom_the_suffix_does_not_serve_is_refused() =>
        Assert.NotEmpty(RegistrationRules.Open(
            Order with { DomainName = "tea.gov.cn" }, [], new Holder(HolderKind.Individual, HolderRegion.Other), Policies, Terms, Now).Reasons);

    [Fact]
    public void Every_broken_rule_is_reported_and_not_only_the_first()
    {
        var codes = Codes(Order with { DomainName = "-tea-.cn", IssuedAt = Now.AddDays(-20), NameServers = ["x_", "x_"] });
        Assert.Superset(new HashSet<string> { "TooOld", "LabelHyphenPlacement", "NameServerCount", "NameServerForm" }, codes.ToHashSet());
    }

    [Fact]
    public void Reasons_speak_English_and_Chinese()
    {
        var (_, reasons) = RegistrationRules.Open(
            Order with { DomainName = "-tea-.cn", IssuedAt = Now.AddDays(-20) }, [], null, Policies, Terms, Now);
        Assert.All(reasons, reason =>
        {
            Assert.Matches("[A-Za-z]", reason.English);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", reason.Chinese);
        });
    }

    [Fact]
    public void The_same_order_is_told_by_what_is_ordered_and_not_by_when_or_by_whom()
    {
        var hash = RegistrationRules.HashOf(Order);
        Assert.Equal(hash, RegistrationRules.HashOf(Order with { IssuedAt = Now.AddDays(3), Actor = "li" }));
        Assert.NotEqual(hash, RegistrationRules.HashOf(Order with { DomainName = "tea.cn" }));
        Assert.NotEqual(hash, RegistrationRules.HashOf(Order with { Years = 3 }));
        Assert.NotEqual(hash, RegistrationRules.HashOf(Order with { ProfileId = "p-silk" }));
        Assert.NotEqual(hash, RegistrationRules.HashOf(Order with { NameServers = [] }));
    }

    private static List<string> Codes(SubmitRegistration order) =>
        [.. RegistrationRules.Open(order, [], Company, Policies, Terms, Now).Reasons.Select(reason => reason.Code)];
}
