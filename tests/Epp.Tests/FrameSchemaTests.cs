using System.Text;
using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class FrameSchemaTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_frame_the_client_can_send_validates_and_no_command_or_extension_is_left_out()
    {
        var seen = new Dictionary<(string Command, string Extension), int>();
        foreach (var command in SampleCommands.All)
        {
            var xml = Encoding.UTF8.GetString(EppFrameText.Command(command, "ABC-12345"));
            Schemas.AssertValid(xml);
            foreach (var extension in command.Extensions.Select(one => one.GetType().Name).DefaultIfEmpty("-"))
            {
                var key = ($"{command.GetType().Name}", extension);
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }

        foreach (var ((command, extension), count) in seen.OrderBy(entry => entry.Key.Command).ThenBy(entry => entry.Key.Extension))
        {
            output.WriteLine($"{command,-16} {extension,-22} {count}");
        }

        // By reflection, so that a command or extension written tomorrow fails here until a sample of it validates.
        Assert.Equal(Concrete(typeof(EppCommand)), seen.Keys.Select(key => key.Command).Distinct().Order());
        Assert.Equal(Concrete(typeof(IEppCommandExtension)), seen.Keys.Select(key => key.Extension).Where(name => name != "-").Distinct().Order());
        Assert.All(seen.Values, count => Assert.True(count > 0));
    }

    [Fact]
    public void Hello_validates() => Schemas.AssertValid(Encoding.UTF8.GetString(EppFrameText.Hello()));

    [Fact]
    public void Extensions_are_written_in_the_order_given()
    {
        var command = new DomainDelete("example.cn") { Extensions = [new NameStoreProduct("dotCOM"), new EncodedSignedCodes("QUJD")] };

        var xml = Encoding.UTF8.GetString(EppFrameText.Command(command, "ABC-12345"));

        Assert.Equal(
            [$"{EppNamespaces.NameStore.Uri} namestoreExt", $"{EppNamespaces.VerificationCode.Uri} encodedSignedCode"],
            Schemas.ExtensionElements(xml));
    }

    [Fact]
    public void The_schemas_would_notice_a_wrong_frame()
    {
        var xml = Encoding.UTF8.GetString(EppFrameText.Command(new DomainRenew("example.cn", new DateOnly(2026, 1, 1), 1), "ABC-12345"));

        Assert.NotEmpty(Schemas.Errors(xml.Replace("2026-01-01", "2026-13-01", StringComparison.Ordinal)));
        Assert.NotEmpty(Schemas.Errors(xml.Replace("ABC-12345", "AB", StringComparison.Ordinal)));
        Assert.NotEmpty(Schemas.Errors(xml.Replace("domain:renew", "domain:prolong", StringComparison.Ordinal)));
        Assert.Equal(17, Schemas.Count);
    }

    [Fact]
    public void A_frame_is_utf8_without_a_byte_order_mark_and_begins_with_a_declaration()
    {
        var bytes = EppFrameText.Hello();

        Assert.StartsWith("""<?xml version="1.0" encoding="utf-8" standalone="no"?><epp xmlns="urn:ietf:params:xml:ns:epp-1.0">""", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal((byte)'<', bytes[0]);
    }

    [Fact]
    public void A_time_is_written_in_utc_and_a_date_as_the_date_it_is()
    {
        var report = SampleCommands.All.First(command => command.Extensions.OfType<RgpRestoreReport>().Any());

        var xml = Encoding.UTF8.GetString(EppFrameText.Command(report, "ABC-12345"));

        Assert.Contains("<rgp:resTime>2026-07-20T22:00:00.000Z</rgp:resTime>", xml, StringComparison.Ordinal);
        Assert.Contains("survive.</rgp:preData>", xml, StringComparison.Ordinal);
        Assert.Contains("&amp; &lt;markup&gt;", xml, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Concrete(Type of) => of.Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(of))
        .Select(type => type.Name)
        .Order();
}
