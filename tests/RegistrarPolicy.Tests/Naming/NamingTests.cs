namespace DomainWorkers.RegistrarPolicy.Tests.Naming;

public sealed class NamingTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("example.cn", "example.cn")]
    [InlineData("a.cn", "a.cn")]
    [InlineData("4399.com", "4399.com")]
    [InlineData("EXAMPLE.Com.CN", "example.com.cn")]
    [InlineData("中文.cn", "xn--fiq228c.cn")]
    [InlineData("XN--FIQ228C.CN", "xn--fiq228c.cn")]
    [InlineData("淘宝2026.网络", "xn--2026-fh9gl74g.xn--io0a7i")]
    [InlineData("例子.中国", "xn--fsqu00a.xn--fiqs8s")]
    [InlineData("例子。中国", "xn--fsqu00a.xn--fiqs8s")]
    [InlineData("你好.公司", "xn--6qq79v.xn--55qx5d")]
    [InlineData("abc.商标", "abc.xn--czr694b")]
    [InlineData("〇一.com", "xn--w6j351g.com")]
    [InlineData("shop.bj.cn", "shop.bj.cn")]
    public void Accepts(string name, string aLabel)
    {
        var accepted = Assert.IsType<NamingVerdict.Accepted>(Policies.CheckName(name, Today));
        Assert.Equal(aLabel, accepted.Name.ALabel);
        Assert.False(accepted.NeedsNamingReview);
    }

    [Theory]
    [InlineData("a b.cn", "LabelCharacter", "N16")]
    [InlineData("a!b.cn", "LabelCharacter", "N16")]
    [InlineData("a$.cn", "LabelCharacter", "N16")]
    [InlineData("a&b.com", "LabelCharacter", "N16")]
    [InlineData("中+文.cn", "LabelCharacter", "N16")]
    [InlineData("a\u0378.com", "LabelCharacter", "N16")]
    [InlineData("a\uFFFF.com", "TextMalformed", "N16")]
    [InlineData("é.cn", "LabelAlphabet", "N1")]
    [InlineData("аpple.com", "LabelAlphabet", "N1")]
    [InlineData("さくら.cn", "LabelAlphabet", "N1")]
    [InlineData("中é.cn", "LabelAlphabet", "N4")]
    [InlineData("中の.com", "LabelAlphabet", "N4")]
    [InlineData("é.com.cn", "LabelAlphabet", "N1")]
    [InlineData("-a.cn", "LabelHyphenPlacement", "N2")]
    [InlineData("a-.cn", "LabelHyphenPlacement", "N2")]
    [InlineData("-.cn", "LabelHyphenPlacement", "N2")]
    [InlineData("-中.cn", "LabelHyphenPlacement", "N2")]
    [InlineData("x--y.com", "LabelConsecutiveHyphens", "N2")]
    [InlineData("中文--a.cn", "LabelReservedHyphens", "N2")]
    [InlineData("中文a--a.cn", "LabelConsecutiveHyphens", "N2")]
    [InlineData("ab--c.cn", "LabelReservedHyphens", "N2")]
    [InlineData("中文.com.cn", "ChineseLabelNotOffered", "N8")]
    [InlineData("中文.net.cn", "ChineseLabelNotOffered", "N8")]
    [InlineData("中文.org.cn", "ChineseLabelNotOffered", "N8")]
    [InlineData("中文.xj.cn", "ChineseLabelNotOffered", "N8")]
    [InlineData("abc.公司", "HanRequired", "N4")]
    [InlineData("123.网络", "HanRequired", "N4")]
    [InlineData("abc.中国", "HanRequired", "N4")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一.公司", "ChineseLabelTooLong", "N6")]
    [InlineData("一二三四五六七八九十一二三四五六.hk", "ChineseLabelTooLong", "N6")]
    [InlineData("abc.xyz", "SuffixUnknown", "N16")]
    [InlineData("localhost", "SuffixUnknown", "N16")]
    [InlineData("com.cn", "NameIsSuffix", "N16")]
    [InlineData("edu.cn", "NameIsSuffix", "N16")]
    [InlineData("cn", "NameIsSuffix", "N16")]
    [InlineData("www.abc.com.cn", "NameTooDeep", "N16")]
    [InlineData("", "EmptyLabel", "N16")]
    [InlineData("a..cn", "EmptyLabel", "N16")]
    [InlineData("政府.hk", "HongKongGovernmentName", "N11")]
    [InlineData("my-gov-ernment.hk", "HongKongGovernmentName", "N11")]
    public void Refuses_with_one_code(string name, string code, string rule)
    {
        var refused = Assert.IsType<NamingVerdict.Refused>(Policies.CheckName(name, Today));
        var violation = Assert.Single(refused.Violations);
        Assert.Equal((code, rule), (violation.Code, violation.Rule));
        Assert.NotEmpty(violation.English);
        Assert.NotEmpty(violation.Source);
        Assert.Contains(violation.Chinese, character => character > '\u2E80');
    }

    [Fact]
    public void Names_every_broken_rule_at_once()
    {
        var refused = Assert.IsType<NamingVerdict.Refused>(Policies.CheckName("一二三四五六七八九十一二三四五六七八九--政府.hk", Today));
        Assert.Equal(["LabelConsecutiveHyphens", "ChineseLabelTooLong", "HongKongGovernmentName"], refused.Violations.Select(violation => violation.Code));
    }

    [Theory]
    [InlineData("中国律师协会.中国", "StateImplyingName")]
    [InlineData("中華文化.cn", "StateImplyingName")]
    [InlineData("全国图书.com", "StateImplyingName")]
    [InlineData("my-china.cn", "StateImplyingName")]
    [InlineData("chi-na.cn", "StateImplyingName")]
    [InlineData("mybank.hk", "HongKongBankName")]
    [InlineData("香江銀行.hk", "HongKongBankName")]
    [InlineData("life-insurance.hk", "HongKongInsuranceName")]
    public void Accepts_but_says_that_the_name_will_be_reviewed(string name, string code)
    {
        var accepted = Assert.IsType<NamingVerdict.Accepted>(Policies.CheckName(name, Today));
        Assert.True(accepted.NeedsNamingReview);
        Assert.Equal(code, Assert.Single(accepted.Reviews).Code);
    }

    [Fact]
    public void A_name_shows_itself_in_both_forms()
    {
        var name = Assert.IsType<NamingVerdict.Accepted>(Policies.CheckName("淘宝.公司", Today)).Name;
        Assert.Equal("淘宝.公司", name.ULabel);
        Assert.Equal("xn--pbt173b.xn--55qx5d", name.ALabel);
        Assert.Equal("淘宝", name.Label);
        Assert.Equal("xn--55qx5d", name.Suffix);
        Assert.Equal("公司", name.SuffixU);
        Assert.Equal(name.ALabel, name.ToString());
    }

    [Fact]
    public void The_longest_label_has_63_octets_and_the_longest_name_253()
    {
        Assert.IsType<NamingVerdict.Accepted>(Policies.CheckName(new string('a', 63) + ".cn", Today));
        Assert.Equal("LabelTooLong", Refusal(new string('a', 64) + ".cn"));
        Assert.Equal("LabelTooLong", Refusal("xn--" + new string('a', 60) + ".cn"));
        var deep = string.Join('.', Enumerable.Repeat(new string('a', 62), 4));
        Assert.Equal("NameTooLong", Refusal(deep + ".cn"));
        Assert.Equal("NameTooLong", Refusal(new string('中', 5000) + ".cn"));
    }

    [Fact]
    public void A_Chinese_label_is_measured_as_it_is_encoded()
    {
        // The limit falls on octets of the A-label: 27 different characters of one block still fit, far fewer from everywhere.
        var near = string.Concat(Enumerable.Range(0, 27).Select(offset => (char)(0x4E00 + offset)));
        Assert.IsType<NamingVerdict.Accepted>(Policies.CheckName(near + ".cn", Today));
        var far = string.Concat(Enumerable.Range(0, 27).Select(offset => (char)(0x4E00 + offset * 700 % 20000)));
        Assert.Equal("LabelTooLong", Refusal(far + ".cn"));
    }

    private static string Refusal(string name) =>
        Assert.Single(Assert.IsType<NamingVerdict.Refused>(Policies.CheckName(name, Today)).Violations).Code;
}
