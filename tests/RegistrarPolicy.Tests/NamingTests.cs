namespace DomainWorkers.RegistrarPolicy.Tests;

public sealed class NamingTests
{
    private static readonly RegistrarPolicies Policies = RegistrarPolicies.Load();
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("example.cn", "example.cn")]
    [InlineData("中文.cn", "xn--fiq228c.cn")]
    [InlineData("x--y.com", "LabelConsecutiveHyphens")]
    [InlineData("é.cn", "LabelAlphabet")]
    [InlineData("аpple.com", "LabelAlphabet")]
    [InlineData("中文.com.cn", "ChineseLabelNotOffered")]
    [InlineData("abc.公司", "HanRequired")]
    [InlineData("你好.公司", "xn--6qq79v.xn--55qx5d")]
    [InlineData("abc.xyz", "SuffixUnknown")]
    [InlineData("com.cn", "NameIsSuffix")]
    [InlineData("www.abc.com.cn", "NameTooDeep")]
    [InlineData("政府.hk", "HongKongGovernmentName")]
    public void Names_are_accepted_or_refused_by_rule(string name, string expected)
    {
        var verdict = Policies.CheckName(name, Today) switch
        {
            NamingVerdict.Accepted accepted => accepted.Name.ALabel,
            NamingVerdict.Refused refused => Assert.Single(refused.Violations).Code,
            _ => "neither",
        };
        Assert.Equal(expected, verdict);
    }
}
