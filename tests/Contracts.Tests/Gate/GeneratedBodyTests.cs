using System.Text;
using System.Text.Json;
using CsCheck;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests.Gate;

/// <summary>CsCheck prints the seed of a failure; <c>CsCheck_Seed</c> repeats it, <c>CsCheck_Iter</c> sets how many are tried.</summary>
public sealed class GeneratedBodyTests
{
    public static TheoryData<string> Addresses => Published.Addresses();

    [Theory, MemberData(nameof(Addresses))]
    public void Whatever_the_schema_allows_passes_and_can_be_read(string address)
    {
        var readers = ThreeReaders.Of(address);
        Generator(address).Body().Sample(body => readers.Agree(Encoding.UTF8.GetBytes(body), expected: true), iter: 100, print: body => body);
    }

    [Theory, MemberData(nameof(Addresses))]
    public void Whatever_is_broken_gets_the_verdict_that_the_other_readers_give(string address)
    {
        var readers = ThreeReaders.Of(address);
        Generator(address).AnyBody().Sample(body => { readers.Agree(Encoding.UTF8.GetBytes(body)); }, iter: 300, print: body => body);
    }

    private static BodyGenerator Generator(string address)
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Published.SchemaPath(Published.At(address))));
        return new BodyGenerator(schema.RootElement.Clone(), Words.Value);
    }

    /// <summary>Every text in every sample: patterns find among them one that fits.</summary>
    private static readonly Lazy<IReadOnlyList<string>> Words = new(() =>
    {
        var words = new HashSet<string>();
        foreach (var message in Published.Messages)
        {
            var reader = new Utf8JsonReader(Published.Sample(message));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                    words.Add(reader.GetString()!);
            }
        }

        return [.. words];
    });
}
