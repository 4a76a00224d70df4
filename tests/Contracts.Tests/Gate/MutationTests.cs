using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DomainWorkers.BuildingBlocks.Messaging.Gate;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests.Gate;

/// <summary>
/// Bends every sample in every place and asks three readers: the gate, the deserialiser behind it, and a validator that shares no code
/// with it. Each message is bent in every seventh place, another seventh for each message; <c>GATE_ALL_PLACES=1</c> takes them all, and
/// <c>GATE_ALL_BYTES=1</c> tries all 256 bytes in each place instead of the telling ones.
/// </summary>
public sealed class MutationTests
{
    private static readonly byte[] Telling = Environment.GetEnvironmentVariable("GATE_ALL_BYTES") == "1"
        ? [.. Enumerable.Range(0, 256).Select(b => (byte)b)]
        : [.. "\"\\{}[],:0159-+.eE Znu\n"u8, 0x00, 0x1F, 0x7F, 0x80, 0x9F, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xFF];

    private static readonly int Step = Environment.GetEnvironmentVariable("GATE_ALL_PLACES") == "1" ? 1 : 7;

    public static TheoryData<string> Addresses => Published.Addresses();

    [Theory, MemberData(nameof(Addresses))]
    public void Cut_anywhere_a_sample_is_refused(string address)
    {
        var (readers, sample) = Of(address);
        readers.Agree(sample, expected: true);
        for (var length = 0; length < sample.Length; length++)
            readers.Agree(sample.AsMemory(0, length), expected: false);
    }

    [Theory, MemberData(nameof(Addresses))]
    public void Any_byte_changed_dropped_or_doubled_gets_the_verdict_that_the_other_readers_give(string address)
    {
        var (readers, sample) = Of(address);
        foreach (var at in Places(address, sample.Length))
        {
            var changed = sample.ToArray();
            foreach (var value in Telling)
            {
                changed[at] = value;
                readers.Agree(changed);
            }

            readers.Agree((byte[])[.. sample[..at], .. sample[(at + 1)..]]);
            readers.Agree((byte[])[.. sample[..at], sample[at], .. sample[at..]]);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public void Bytes_that_are_no_utf8_are_refused_wherever_they_stand(string address)
    {
        var (readers, sample) = Of(address);
        byte[][] broken = [[0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE9, 0xB2], [0xFF]];
        foreach (var at in Places(address, sample.Length + 1))
        {
            foreach (var bytes in broken)
                readers.Agree((byte[])[.. sample[..at], .. bytes, .. sample[at..]], expected: false);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public void Pieces_of_json_put_anywhere_get_the_verdict_that_the_other_readers_give(string address)
    {
        var (readers, sample) = Of(address);
        string[] pieces =
        [
            "null", "1", "-1", "1.0", "1e400", "true", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\\u0061", "\\n", "[", "]", "{}", "[]", "\"a\":1,",
            "\"account\":\"acme\",", "\"\\u0061ccount\":\"acme\",", ",", "/**/", "99999999999999999999", " ", "\"x\":[{\"x\":[{}]}],", "é", "💩",
        ];
        foreach (var at in Places(address, sample.Length + 1))
        {
            foreach (var piece in pieces)
                readers.Agree((byte[])[.. sample[..at], .. Encoding.UTF8.GetBytes(piece), .. sample[at..]]);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public void Any_value_replaced_by_any_other_gets_the_verdict_that_the_other_readers_give(string address)
    {
        var (readers, sample) = Of(address);
        string[] values =
        [
            "null", "true", "0", "-0", "1", "7", "10", "11", "1000", "2147483647", "2147483648", "9007199254740991", "9007199254740992",
            "9223372036854775807", "9223372036854775808", "1.0", "1E1", "0.5", "\"\"", "\"acme\"", "\"a b\"", "\"中文.cn\"", "\"register\"", "\"Register\"",
            "\"done\"", "\"done,refused\"", "\"0\"", "\"d-aaaaaaaaaaaaaaaaaaaaaaaaaa\"", "\"2025-11-03\"", "\"2025-11-03T01:12:44Z\"",
            "\"2025-11-03t01:12:44z\"", "\"2025-11-03T01:12:44.12345678901234567Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"",
            "\"2025-11-03T01:12:44+14:01\"", "\"2025-02-30T01:12:44Z\"", "[]", "[null]", "[1]", "[\"a\"]", "[\"\"]", "[[]]", "[{}]", "{}",
            "{\"code\":\"X\"}", "[{\"code\":\"NameTaken\",\"english\":\"a\",\"chinese\":\"b\"}]", $"\"{new string('a', 300)}\"",
        ];
        foreach (var range in Values(sample))
        {
            foreach (var value in values)
                readers.Agree((byte[])[.. sample[..range.Start.Value], .. Encoding.UTF8.GetBytes(value), .. sample[range.End.Value..]]);
        }
    }

    private static (ThreeReaders Readers, byte[] Sample) Of(string address)
    {
        // Without the spaces, where nothing new is to be learned.
        var sample = JsonNode.Parse(Published.Sample(Published.At(address)))!;
        return (ThreeReaders.Of(address), Encoding.UTF8.GetBytes(JsonFormat.OneLine(sample)));
    }

    /// <summary>Where each value of the sample stands, the nested ones too.</summary>
    private static IEnumerable<int> Places(string address, int count)
    {
        for (var at = address.Sum(letter => letter) % Step; at < count; at += Step)
            yield return at;
    }

    private static List<Range> Values(byte[] sample)
    {
        var ranges = new List<Range>();
        var reader = new Utf8JsonReader(sample);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject)
                continue;
            var end = reader;
            end.Skip();
            ranges.Add(new Range((int)reader.TokenStartIndex, (int)end.BytesConsumed));
        }

        return ranges;
    }
}
