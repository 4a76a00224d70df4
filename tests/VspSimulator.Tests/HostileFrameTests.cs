using System.Text;
using System.Text.RegularExpressions;

namespace DomainWorkers.VspSimulator.Tests;

public sealed partial class HostileFrameTests(ITestOutputHelper output)
{
    private const int FrameCount = 3000;

    private static readonly string[] Seeds =
    [
        Frames.DomainName("example"), Frames.DomainName("restricted1", "1-abc"), Frames.Person("张三", Numbers.Citizen(100)),
        Frames.Organisation("示例公司", Numbers.CreditCode(123)), Frames.Check("a", "b"), Frames.Info("1-abc", "input", "secret"),
        Frames.Update("1-abc", "secret"), Frames.PollRequest(), Frames.PollAck("1"), Frames.Hello, Frames.Login("registrar", "registrar-pw"),
    ];

    private static readonly string[] Splinters =
        ["", "\0", "<", "&", "&amp;", "&#0;", "]]>", " ", "9999999999", "-1", "é", "\uFFFE", "中", "xsi:type=\"x\"", "nv:", "create", "infData", "="];

    private static readonly string[] Values =
    [
        "", " ", "  abc  ", "-", "0", "1", "1-abc", "99-ABC", "-1", "9999999999", "person", "org", "poc", "poe", "poot", "jpg", "pdf", "signedCode", "input", "req", "ack",
        "AAAA", "A", "/9j/", "xn--", "xn--fiqs8s", "xn--a", "中国", "必拒", "a.b", "pending", "110101190001010006", "91110000600037341L", "91110000600037341l",
        "1101011900010100０6", "\u200B", "\u0301", "𐍈", "ß", "İ", "…",
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
        Assert.True(codes[2001] > FrameCount / 10 && codes[1000] > FrameCount / 100 && codes.Count > 8);
        Assert.Equal(1, rig.Server.Connections);
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
    [GeneratedRegex("(?<=>)(?<value>[^<>]+)(?=</)|(?<= (?:type|role|op|msgID)=\")(?<value>[^\"]*)(?=\")")]
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
