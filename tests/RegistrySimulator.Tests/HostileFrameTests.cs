using System.Text;
using System.Text.RegularExpressions;

namespace DomainWorkers.RegistrySimulator.Tests;

public sealed partial class HostileFrameTests(ITestOutputHelper output)
{
    private const int FrameCount = 6000;

    private static readonly string[] Seeds =
    [
        Frames.DomainCreate("example.cn", parts: Frames.HostObjects("ns1.example.net") + "<domain:registrant>holder-1</domain:registrant>"),
        Frames.DomainInfo("example.cn", "Secret-2025"), Frames.DomainRenew("example.cn", "2026-01-06", 2), Frames.DomainCheck("a.cn", "b.cn"),
        Frames.DomainUpdate("example.cn", add: Frames.Status("clientHold"), chg: "<domain:authInfo><domain:null/></domain:authInfo>"),
        Frames.DomainTransfer("query", "example.cn", "Secret-2025"), Frames.RestoreReport("example.cn", Rig.Start, Rig.Start),
        Frames.ContactCreate("holder-1"), Frames.ContactUpdate("holder-1", "<contact:chg><contact:email>a@example.net</contact:email></contact:chg>"),
        Frames.HostCreate("ns1.example.net"), Frames.HostUpdate("ns1.example.net", $"<host:add>{Frames.Address("192.0.2.1")}</host:add>"),
        Frames.PollAck("1"), Frames.Hello, Frames.Login("registrar", "registrar-pw"),
        Frames.DomainCreate("coded.cn", extension: Frames.SignedCodes(("domain", "1-abc"))),
    ];

    private static readonly string[] Splinters =
        ["", "\0", "<", "&", "&amp;", "&#0;", "]]>", " ", "9999999999", "-1", "12026-01-06", "2026-01-06+14:00", "é", "\uFFFE", "中", "xsi:type=\"x\"", "domain:", "create", "infData"];

    /// <summary>Values that pass the schemas more often than they make sense.</summary>
    private static readonly string[] Values =
    [
        "", " ", "  abc  ", "-", "0", "1", "99", "-1", "9999999999", "y", "m", " y ", "true", "1 ", "2026-01-06", "2026-01-06Z", "2026-01-06+14:00",
        "12026-01-06", "-2026-01-06", "2025-01-06T24:00:00Z", "2025-01-06T00:00:00", "99999-01-06T00:00:00Z", "example.cn", "EXAMPLE.CN", "xn--.cn",
        "xn--fiqs8s", ".", "a.", ".cn", "cn", "ns1.example.cn", "a..cn", "holder-1", "ok", "linked", "serverHold", "pendingCreate", "request", "approve",
        "cancel", "reject", "query", "report", "all", "none", "v4", "v6", "::1", "::", "1.2.3", "0x7f.1", "fe80::1%eth0", "192.0.2.1", "loc", "int",
        "[LOGIN-SECURITY]", "中文", "\u200B\u200B\u200B", "AAAA", "urn:ietf:params:xml:ns:rgp-1.0",
    ];

    [Fact]
    public async Task Whatever_comes_is_answered_or_ends_the_session_and_breaks_nothing()
    {
        const int Seed = 20250106;
        var dice = new Random(Seed);
        var codes = new SortedDictionary<int, int>();
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();

        for (var i = 0; i < FrameCount; i++)
        {
            var seed = Seeds[dice.Next(Seeds.Length)];
            var reply = await client.Send(i % 3 == 0 ? Mutate(seed, dice) : Revalue(seed, dice));
            var code = reply.Has("greeting") ? 0 : reply.Code;
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }

        output.WriteLine($"seed {Seed}: " + string.Join(", ", codes.Select(entry => $"{entry.Key} x {entry.Value}")));
        Assert.True(codes[2001] > FrameCount / 10 && codes[1000] > FrameCount / 100 && codes.Count > 12);
        Assert.Equal(1, rig.Server.Connections);
    }

    [Fact]
    public async Task Bombs_and_far_fetched_entities_are_syntax_errors()
    {
        await using var rig = await Rig.Create();
        using var client = await rig.Registrar();
        var laughs = "<!DOCTYPE epp [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            + "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><poll op=\"req\"/><clTRID>&c;</clTRID></command></epp>";
        var local = laughs.Replace("\"ha\"", "SYSTEM \"file:///etc/passwd\"", StringComparison.Ordinal);
        var deep = "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">" + new string('<', 1) + string.Concat(Enumerable.Repeat("a><", 20_000)) + "a/>";

        foreach (var frame in new[] { laughs, local, deep, Encoding.UTF8.GetString(new byte[1000]) })
            Assert.Equal(2001, (await client.Send(frame)).Code);
    }

    private static string Revalue(string frame, Random dice)
    {
        var places = Places().Matches(frame);
        for (var changes = dice.Next(1, 3); changes > 0 && places.Count > 0; changes--)
        {
            var place = places[dice.Next(places.Count)].Groups["value"];
            frame = frame[..place.Index] + Values[dice.Next(Values.Length)] + frame[(place.Index + place.Length)..];
            places = Places().Matches(frame);
        }

        return frame;
    }

    // Texts and attribute values, but no namespace declarations.
    [GeneratedRegex("(?<=>)(?<value>[^<>]+)(?=</)|(?<= (?:s|unit|op|type|hosts|ip|msgID)=\")(?<value>[^\"]*)(?=\")")]
    private static partial Regex Places();

    private static string Mutate(string frame, Random dice)
    {
        var text = new StringBuilder(frame);
        for (var cuts = dice.Next(1, 4); cuts > 0; cuts--)
        {
            var at = dice.Next(text.Length);
            var length = Math.Min(dice.Next(0, 12), text.Length - at);
            text.Remove(at, length).Insert(at, Splinters[dice.Next(Splinters.Length)]);
        }

        return text.ToString();
    }
}
