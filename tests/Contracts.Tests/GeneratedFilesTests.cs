using System.Text.Json.Nodes;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests;

public sealed class GeneratedFilesTests
{
    private const string HowTo =
        $"Write them anew with {Published.WriteVariable}=1 and the test program of tests/Contracts.Tests, then build and run it again.";

    public static TheoryData<string> Addresses => Published.Addresses();

    [Theory, MemberData(nameof(Addresses))]
    public void A_schema_is_what_its_record_says(string address)
    {
        var message = Published.At(address);
        if (Published.IsWriting && !File.Exists(Published.SamplePath(message)))
            Write(Published.SamplePath(message), JsonFormat.Pretty(SampleDraft.Of(SchemaGenerator.Schema(message, sample: null))));

        Same(Published.SchemaPath(message), JsonFormat.Pretty(SchemaGenerator.Schema(message, Sample(message))));
    }

    [Fact]
    public void No_schema_or_sample_is_left_of_a_message_that_is_gone()
    {
        var known = Published.Messages.Select(m => MessageAddress.Exchange(m) + ".json").ToHashSet();
        var files = Directory.GetFiles(Path.Combine(Published.Contracts, "schemas"))
            .Concat(Directory.GetFiles(Path.Combine(Published.Contracts, "samples")));
        Assert.All(files, file => Assert.Contains(Path.GetFileName(file), known));
    }

    private static JsonNode? Sample(Type message) =>
        File.Exists(Published.SamplePath(message)) ? JsonNode.Parse(Published.Sample(message)) : null;

    private static void Same(string path, string generated)
    {
        if (Published.IsWriting)
            Write(path, generated);

        var present = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(present == generated, $"{Path.GetRelativePath(Published.Root, path)} is not what the records say. {HowTo}");
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
