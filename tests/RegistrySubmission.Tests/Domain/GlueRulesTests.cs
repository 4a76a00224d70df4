using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Tests.Domain;

public sealed class GlueRulesTests
{
    [Theory]
    [InlineData("198.41.0.4", "198.41.0.4")]
    [InlineData("2001:503:BA3E:0::2:30", "2001:503:ba3e::2:30")]
    [InlineData("2400:3200::1", "2400:3200::1")]
    [InlineData("0.0.0.0", null)]
    [InlineData("10.1.2.3", null)]
    [InlineData("100.64.0.1", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("169.254.1.1", null)]
    [InlineData("172.31.255.255", null)]
    [InlineData("172.32.0.1", "172.32.0.1")]
    [InlineData("192.0.2.1", null)]
    [InlineData("192.168.1.1", null)]
    [InlineData("198.19.0.1", null)]
    [InlineData("203.0.113.9", null)]
    [InlineData("224.0.0.1", null)]
    [InlineData("255.255.255.255", null)]
    [InlineData("1.1", null)]
    [InlineData("01.2.3.4", null)]
    [InlineData("0x8.8.8.8", null)]
    [InlineData(" 8.8.8.8", null)]
    [InlineData("::1", null)]
    [InlineData("::ffff:8.8.8.8", null)]
    [InlineData("fe80::1", null)]
    [InlineData("2400:3200::1%eth0", null)]
    [InlineData("fd00::1", null)]
    [InlineData("ff02::1", null)]
    [InlineData("2001:db8::1", null)]
    [InlineData("2002:808:808::1", null)]
    [InlineData("tea", null)]
    public void Takes_public_addresses_in_full_form_only(string text, string? normal) => Assert.Equal(normal, PublicAddress.Normal(text));

    [Theory]
    [InlineData("ns1.tea.cn ns.example.net", "ns1.tea.cn=198.41.0.4", "")]
    [InlineData("NS1.Tea.CN ns.example.net", "ns1.tea.cn=198.41.0.4", "")]
    [InlineData("ns.greentea.cn ns.example.net", "", "")]
    [InlineData("ns1.tea.cn ns.example.net", "", "GlueMissing")]
    [InlineData("tea.cn ns.example.net", "", "GlueMissing")]
    [InlineData("ns1.tea.cn ns2.tea.cn", "ns1.tea.cn=198.41.0.4", "GlueMissing")]
    [InlineData("a.example.net b.example.net", "ns1.tea.cn=198.41.0.4", "GlueNotBelow")]
    [InlineData("a.example.net b.example.net", "a.example.net=198.41.0.4", "GlueNotBelow")]
    [InlineData("ns1.tea.cn b.example.net", "ns1.tea.cn=198.41.0.4;ns1.tea.cn=192.33.4.12", "GlueNotBelow")]
    [InlineData("ns1.tea.cn b.example.net", "ns1.tea.cn=10.0.0.1", "GlueAddress")]
    [InlineData("ns1.tea.cn b.example.net", "ns1.tea.cn=198.41.0.4,198.41.0.4", "GlueAddress")]
    [InlineData("ns1.tea.cn b.example.net", "ns1.tea.cn=2001:500:2::c,2001:500:2:0::c", "GlueAddress")]
    public void Wants_addresses_where_they_are_needed_and_nowhere_else(string servers, string glue, string codes) =>
        Assert.Equal(codes, string.Join(' ', GlueRules.Judge("tea.cn", servers.Split(' '), Read(glue)).Select(reason => reason.Code)));

    [Fact]
    public void Compares_addresses_and_not_spellings()
    {
        var one = GlueRules.Normal(Read("NS1.tea.cn=198.41.0.4,2001:500:2:0::C"));
        var other = GlueRules.Normal(Read("ns1.tea.cn=2001:500:2::c,198.41.0.4"));

        Assert.True(SameGlue.Sets(one, other));
        Assert.False(SameGlue.Sets(one, GlueRules.Normal(Read("ns1.tea.cn=198.41.0.4"))));
        Assert.False(SameGlue.Sets(one, []));
    }

    private static IReadOnlyList<HostAddresses> Read(string text) =>
    [
        .. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(host => host.Split('=')).Select(parts => new HostAddresses
        {
            Host = parts[0], Addresses = parts[1].Split(','),
        }),
    ];
}
