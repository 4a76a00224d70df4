using System.Text.Json.Nodes;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests;

public sealed class GeneratedFilesTests
{
    private const string HowTo =
        $"Write it anew: {Published.WriteVariable}=1 and the test program of tests/Contracts.Tests with --filter-class '*GeneratedFilesTests', then build again.";

    static GeneratedFilesTests()
    {
        foreach (var message in Published.Messages.Where(m => Published.IsWriting && !File.Exists(Published.SamplePath(m))))
            Write(Published.SamplePath(message), JsonFormat.Pretty(SampleDraft.Of(SchemaGenerator.Schema(message, sample: null))));
    }

    public static TheoryData<string> Addresses => Published.Addresses();

    [Theory, MemberData(nameof(Addresses))]
    public void A_schema_is_what_its_record_says(string address)
    {
        var message = Published.At(address);
        Same(Published.SchemaPath(message), JsonFormat.Pretty(SchemaGenerator.Schema(message, Sample(message))));
    }

    [Fact]
    public void The_asyncapi_document_is_what_the_records_say() =>
        Same(Path.Combine(Published.Contracts, "asyncapi.yaml"), YamlText.Of(AsyncApiDocument.Of(Published.Messages)));

    [Fact]
    public void The_readme_tells_of_every_message()
    {
        var path = Path.Combine(Published.Contracts, "README.md");
        Same(path, MessageTable.In(File.ReadAllText(path)));
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
