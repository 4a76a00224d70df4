using System.Globalization;
using System.Text;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests.Gate;

public sealed class HostileSizeTests
{
    private static readonly SchemaGate Gate = SchemaGate.For(typeof(SubmitRegistration));

    private static string Sample => Encoding.UTF8.GetString(Published.Sample(typeof(SubmitRegistration)));

    [Fact]
    public void The_largest_body_passes_and_one_byte_more_does_not()
    {
        var body = new byte[MessageSerialization.MaxBytes + 1];
        body.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(Sample).CopyTo(body, 0);

        Assert.IsType<GateVerdict.Fits>(Gate.Judge(body.AsMemory(0, MessageSerialization.MaxBytes)));
        Assert.Equal(Rules.TooLarge, Only(Gate.Judge(body)).Rule);
    }

    [Fact]
    public void Eight_megabytes_are_refused_unread() =>
        Assert.Equal(Rules.TooLarge, Only(Gate.Judge(new byte[8 * 1024 * 1024])).Rule);

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(200, false)]
    [InlineData(100_000, false)]
    public void Nesting_ends_at_32(int inner, bool fits)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var nest = string.Concat(Enumerable.Repeat(open, inner)) + (open == "[" ? "" : "1") + string.Concat(Enumerable.Repeat(close, inner));
            var body = Encoding.UTF8.GetBytes(Sample.Replace("\"years\"", $"\"x\":{nest},\"years\"", StringComparison.Ordinal));
            if (body.Length > MessageSerialization.MaxBytes)
                body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, MessageSerialization.MaxBytes / open.Length)));

            var verdict = Gate.Judge(body);
            if (fits)
                Assert.IsType<GateVerdict.Fits>(verdict);
            else
                Assert.Contains(Assert.IsType<GateVerdict.Rejected>(verdict).Violations, v => v.Rule == Rules.TooDeep);
        }
    }

    [Fact]
    public void Forty_thousand_properties_of_one_name_are_told_in_ten_lines()
    {
        var many = string.Concat(Enumerable.Repeat("\"x\":1,", 40_000));
        var rejected = Assert.IsType<GateVerdict.Rejected>(Gate.Judge(Encoding.UTF8.GetBytes($"{{{many}\"x\":1}}")));
        Assert.Equal(10, rejected.Violations.Count);
        Assert.All(rejected.Violations, v => Assert.Equal(("$['x']", Rules.DuplicateName), (v.Path, v.Rule)));
    }

    [Fact]
    public void Twenty_thousand_names_that_differ_are_no_duplicates_and_one_more_is_found()
    {
        var many = string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"n{i}\":1,")));
        var good = Encoding.UTF8.GetBytes(Sample.Replace("\"years\"", many + "\"years\"", StringComparison.Ordinal));
        var bad = Encoding.UTF8.GetBytes(Sample.Replace("\"years\"", many + "\"\\u006e777\":2,\"years\"", StringComparison.Ordinal));

        Assert.Equal(20_000, Assert.IsType<GateVerdict.Fits>(Gate.Judge(good)).UnknownProperties);
        Assert.Equal(("$['n777']", Rules.DuplicateName), Place(Only(Gate.Judge(bad))));
    }

    [Theory]
    [InlineData("{\"a\":1,\"b\":2,\"c\":3}")]
    [InlineData("{\"a\":{\"b\":1},\"b\":{\"a\":1}}")]
    [InlineData("{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}")]
    [InlineData("[{\"a\":1},{\"a\":1},{\"a\":{\"a\":2},\"b\":1}]")]
    [InlineData("{\"1\":1,\"2\":{\"1\":1},\"3\":1,\"4\":1,\"5\":1,\"6\":1,\"7\":1,\"8\":1,\"9\":{\"1\":{},\"9\":1},\"10\":1,\"11\":1}")]
    public void A_name_may_come_again_in_another_object(string value) =>
        Assert.IsType<GateVerdict.Fits>(Gate.Judge(Encoding.UTF8.GetBytes(Sample.Replace("\"years\"", $"\"x\":{value},\"years\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(500)]
    public void A_duplicate_is_found_wherever_it_stands(int count)
    {
        var names = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"n{i}\":{{\"n\":1}}")).ToList();
        for (var twice = 0; twice < count; twice += Math.Max(1, count / 10))
        {
            var value = $"{{{string.Join(',', names)},\"n{twice}\":0}}";
            var body = Encoding.UTF8.GetBytes(Sample.Replace("\"years\"", $"\"x\":{value},\"years\"", StringComparison.Ordinal));
            Assert.Equal(($"$['x']['n{twice}']", Rules.DuplicateName), Place(Only(Gate.Judge(body))));
        }
    }

    [Fact]
    public void Huge_numbers_texts_and_lists_end_in_a_verdict()
    {
        var digits = new string('9', 200_000);
        Assert.Equal(Rules.Maximum, Only(Bend("\"years\": 1", $"\"years\":{digits}")).Rule);
        Assert.Equal(Rules.Minimum, Only(Bend("\"years\": 1", $"\"years\":-{digits}")).Rule);
        Assert.Equal(Rules.Type, Only(Bend("\"years\": 1", $"\"years\":0.{digits}")).Rule);
        Assert.IsType<GateVerdict.Fits>(Bend("\"years\": 1", $"\"years\":1,\"x\":{digits}e{digits[..1000]}"));
        Assert.Equal(Rules.Pattern, Only(Bend("\"acme\"", $"\"{new string('a', 200_000)}\"")).Rule);
        Assert.Equal(Rules.MaxLength, Only(Bend("鲜花速递.cn", new string('花', 70_000))).Rule);
        Assert.Equal(Rules.MaxLength, Only(Bend("鲜花速递.cn", string.Concat(Enumerable.Repeat("\\u82b1", 40_000)))).Rule);
        Assert.Equal(Rules.MaxItems, Only(Bend("\"ns1.acme-dns.cn\"", string.Join(',', Enumerable.Repeat("\"a\"", 50_000)))).Rule);
    }

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void Length_is_counted_in_code_points(int count, bool fits)
    {
        foreach (var one in new[] { "a", "花", "💩", "\\ud83d\\udca9", "\\u82b1" })
        {
            var verdict = Bend("鲜花速递.cn", string.Concat(Enumerable.Repeat(one, count)));
            Assert.Equal(fits, verdict is GateVerdict.Fits);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void Items_are_counted_to_the_last(int count, bool fits) =>
        Assert.Equal(fits, Bend("\"ns1.acme-dns.cn\",\n    \"ns2.acme-dns.cn\"", string.Join(',', Enumerable.Repeat("\"a.cn\"", count))) is GateVerdict.Fits);

    [Fact]
    public void A_body_that_is_refused_costs_no_more_memory_than_a_few_times_its_size()
    {
        var many = string.Concat(Enumerable.Repeat("{\"a\":\"\\u0001\",\"b\":1,\"b\":2},", 9_000));
        var body = Encoding.UTF8.GetBytes($"{{\"x\":[{many}0]}}");
        Gate.Judge(body);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Gate.Judge(body);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L * body.Length);
    }

    [Fact]
    public void A_good_body_allocates_its_verdict_and_no_tree()
    {
        var body = Published.Sample(typeof(SubmitRegistration));
        Gate.Judge(body);

        const int times = 200;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
            Gate.Judge(body);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / times, 0, 256);
    }

    private static GateVerdict Bend(string part, string bent)
    {
        Assert.Contains(part, Sample, StringComparison.Ordinal);
        return Gate.Judge(Encoding.UTF8.GetBytes(Sample.Replace(part, bent, StringComparison.Ordinal)));
    }

    private static MessageRejected.Violation Only(GateVerdict verdict) => Assert.Single(Assert.IsType<GateVerdict.Rejected>(verdict).Violations);

    private static (string Path, string Rule) Place(MessageRejected.Violation violation) => (violation.Path, violation.Rule);
}
