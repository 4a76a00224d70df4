using System.Text;
using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class HostileXmlTests
{
    // Ten times what the reader's own buffers and a 1 MiB frame need: the bombs below would want gigabytes.
    private const long BoundedMemory = 64 * 1024 * 1024;

    private const string Response = """<epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><response>""";

    public static TheoryData<string> Corpus => [.. Bombs.Keys];

    private static Dictionary<string, Func<string>> Bombs { get; } = new()
    {
        ["a document type alone"] = () => "<!DOCTYPE epp><epp/>",
        ["a file as external entity"] = () => "<!DOCTYPE epp [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><epp>&x;</epp>",
        ["an address as external entity"] = () => "<!DOCTYPE epp [<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">]><epp>&x;</epp>",
        ["an external subset"] = () => "<!DOCTYPE epp SYSTEM \"http://127.0.0.1:1/epp.dtd\"><epp/>",
        ["a parameter entity"] = () => "<!DOCTYPE epp [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><epp/>",
        ["a billion laughs"] = BillionLaughs,
        ["a quadratic blow-up"] = () => $"<!DOCTYPE epp [<!ENTITY a \"{new string('a', 50_000)}\">]><epp>{string.Concat(Enumerable.Repeat("&a;", 50_000))}</epp>",
        ["an undeclared entity"] = () => "<epp>&nbsp;</epp>",
        ["a depth of 100000"] = () => string.Concat(Enumerable.Repeat("<a>", 100_000)),
        ["a depth of 100000 inside extension"] = () => Response + "<extension>" + string.Concat(Enumerable.Repeat("<a>", 100_000)),
        ["a million empty elements"] = () => Response + string.Concat(Enumerable.Repeat("<a/>", 250_000)),
        ["an element with thousands of attributes"] = () => "<epp " + string.Concat(Enumerable.Range(0, 20_000).Select(index => $"a{index}='' ")) + "/>",
        ["an element with thousands of namespaces"] = () => "<epp " + string.Concat(Enumerable.Range(0, 20_000).Select(index => $"xmlns:a{index}='u' ")) + "/>",
        ["no end"] = () => Response,
        ["two roots"] = () => "<epp/><epp/>",
        ["nothing"] = () => "",
        ["blanks"] = () => "  ",
        ["bytes that are not UTF-8"] = () => "<?xml version=\"1.0\" encoding=\"utf-8\"?><epp>\u00ff</epp>",
        ["utf-7"] = () => "<?xml version=\"1.0\" encoding=\"utf-7\"?><epp/>",
        ["an encoding nobody has"] = () => "<?xml version=\"1.0\" encoding=\"x-klingon\"?><epp/>",
        ["a version of xml nobody has"] = () => "<?xml version=\"7.0\"?><epp/>",
        ["a forbidden character"] = () => "<epp>\u0001</epp>",
        ["a forbidden character reference"] = () => "<epp>&#1;</epp>",
        ["an unbound prefix"] = () => "<x:epp/>",
        ["html"] = () => "<html><body>502 Bad Gateway</body></html>",
        ["another root"] = () => "<epp xmlns='urn:other'><response><result code='1000'><msg>m</msg></result></response></epp>",
        ["a greeting in place of a response"] = () => Answers.Greeting(),
        ["no result"] = () => Response + "<trID><svTRID>abc</svTRID></trID></response></epp>",
        ["a code that is a word"] = () => Response + "<result code='good'><msg>m</msg></result></response></epp>",
        ["a code out of range"] = () => Response + "<result code='99999'><msg>m</msg></result></response></epp>",
        ["a negative code"] = () => Response + "<result code='-1000'><msg>m</msg></result></response></epp>",
        ["a date that is none"] = () => Answers.Response(1000, "ABC-12345", Answers.Created("example.cn").Replace("2026-11-22T10:00:00.0Z", "yesterday", StringComparison.Ordinal)),
        ["a date of a thirteenth month"] = () => Answers.Response(1000, "ABC-12345", Answers.Created("example.cn").Replace("2026-11-22T10:00:00.0Z", "2026-13-22T10:00:00.0Z", StringComparison.Ordinal)),
        ["a create without its date"] = () => Answers.Response(1000, "ABC-12345", "<resData><d:creData xmlns:d='urn:ietf:params:xml:ns:domain-1.0'><d:name>a</d:name></d:creData></resData>"),
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public void A_hostile_frame_is_refused_within_bounded_memory(string name)
    {
        var text = Bombs[name]();
        var encoding = name == "bytes that are not UTF-8" ? Encoding.Latin1 : Encoding.UTF8;
        var frame = encoding.GetBytes(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = Assert.Throws<FormatException>(() =>
            EppResponseReader.Read(frame, new DomainCreate { Name = "example.cn" }, EppVocabulary.Standard));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BoundedMemory);
        Assert.DoesNotContain("root:", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_five_entities_and_character_references_of_xml_are_read()
    {
        var response = EppResponseReader.Read(
            Encoding.UTF8.GetBytes(Answers.Response(2306, "ABC-12345", message: string.Concat(Enumerable.Repeat("&lt;&gt;&amp;&quot;&apos;&#20013;&#x56fd;", 50)))),
            new DomainDelete("example.cn"),
            EppVocabulary.Standard);

        Assert.StartsWith("<>&\"'中国", response.Result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_processing_instructions_and_cdata_do_not_disturb()
    {
        var xml = Answers.Response(1000, "ABC-12345", Answers.Created("<![CDATA[example]]><!-- c -->.cn")).Replace("<response>", "<!-- c --><?pi x?><response>", StringComparison.Ordinal);

        var response = EppResponseReader.Read(Encoding.UTF8.GetBytes(xml), new DomainCreate { Name = "example.cn" }, EppVocabulary.Standard);

        Assert.Equal("example.cn", response.Data!.Name);
    }

    [Fact]
    public void Any_prefix_and_any_utf_encoding_will_do()
    {
        var xml = """
            <?xml version="1.0" encoding="utf-16"?><e:epp xmlns:e="urn:ietf:params:xml:ns:epp-1.0" xmlns="urn:ietf:params:xml:ns:domain-1.0"><e:response><e:result code="1000"><e:msg>中</e:msg></e:result><e:resData><creData><name>example.cn</name><crDate>2026-11-22T18:00:00+08:00</crDate></creData></e:resData><e:trID><e:clTRID>ABC-12345</e:clTRID><e:svTRID>x-1</e:svTRID></e:trID></e:response></e:epp>
            """;

        var response = EppResponseReader.Read(
            (byte[])[.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)], new DomainCreate { Name = "example.cn" }, EppVocabulary.Standard);

        Assert.Equal("中", response.Result.Message);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), response.Data!.CreatedAt);
        Assert.Null(response.Data.ExpiresAt);
    }

    [Fact]
    public void What_comes_with_a_refusal_cannot_make_it_unreadable()
    {
        var xml = Answers.Response(2302, "ABC-12345", "<resData><d:creData xmlns:d='urn:ietf:params:xml:ns:domain-1.0'><d:crDate>never</d:crDate></d:creData></resData>");

        var response = EppResponseReader.Read(Encoding.UTF8.GetBytes(xml), new DomainCreate { Name = "example.cn" }, EppVocabulary.Standard);

        Assert.Equal(EppCodeClass.Exists, response.Class(isTransform: true));
        Assert.Null(response.Data);
    }

    [Theory]
    [InlineData("2026-03-01T00:30:00+08:00", "2026-02-28T16:30:00Z")]
    [InlineData("2026-03-01T00:30:00", "2026-03-01T00:30:00Z")]
    [InlineData("2026-03-01T00:30:00.123456Z", "2026-03-01T00:30:00.123456Z")]
    [InlineData("2026-03-01T00:30:00-05:00", "2026-03-01T05:30:00Z")]
    [InlineData("2026-03-01", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-29T02:30:00Z", "2026-03-29T02:30:00Z")]
    public void A_time_is_read_as_the_instant_it_names_whatever_the_machines_zone(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), EppElements.ParseInstant(text, "date"));

    private static string BillionLaughs()
    {
        var levels = Enumerable.Range(1, 11)
            .Select(level => $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">");
        return $"<!DOCTYPE epp [<!ENTITY l0 \"lol\">{string.Concat(levels)}]><epp>&l11;</epp>";
    }
}
