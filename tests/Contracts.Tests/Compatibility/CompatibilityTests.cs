using System.Text.Json.Nodes;
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Tests.Generation;

namespace DomainWorkers.Contracts.Tests.Compatibility;

public sealed class CompatibilityTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_schema_is_still_good_for_those_who_know_any_earlier_version()
    {
        var history = GitHistory.Of(Published.Root);
        if (history is null)
        {
            var says = $"{Published.Root} is no git work tree, so earlier versions of the schemas cannot be compared.";
            if (Environment.GetEnvironmentVariable(GitHistory.ArchiveVariable) == "1")
                Assert.Skip(says);
            Assert.Fail($"{says} Where the sources came as an archive, say so with {GitHistory.ArchiveVariable}=1.");
        }

        if (history.IsShallow)
            output.WriteLine("The clone is shallow: only the versions that it holds are compared.");

        var breaks = new List<string>();
        var versions = Binding(history).ToList();
        foreach (var (version, text) in versions.Zip(history.Texts(versions)))
        {
            var older = JsonNode.Parse(text)!.AsObject();
            breaks.AddRange(Breaks(version.Address, older).Select(b => $"{version.Address} {b} (since {version.Commit[..12]})"));
        }

        output.WriteLine($"{versions.Count} earlier versions compared.");
        Assert.True(breaks.Count == 0, $"""
            {string.Join('\n', breaks)}
            A published schema may only gain optional properties. A message that has to change gets a record of its own, with V2 at the end of its name.
            A version that no release carried can be named in contracts/withdrawn.txt.
            """);
    }

    [Fact]
    public void Withdrawn_versions_are_in_the_history()
    {
        if (GitHistory.Of(Published.Root) is not { IsShallow: false } history)
            return;
        Assert.All(WithdrawnLines(), line => Assert.NotEmpty(history.UpTo(line.Commit)));
    }

    [Fact]
    public void The_history_is_read_as_git_tells_it()
    {
        if (GitHistory.Of(Published.Root) is not { } history)
            return;

        var versions = history.Versions("contracts/schemas").ToList();
        Assert.NotEmpty(versions);
        Assert.All(versions, v => Assert.StartsWith(MessageAddress.Prefix, v.Address, StringComparison.Ordinal));
        Assert.Equal("urn:domainworkers:" + versions[0].Address, JsonNode.Parse(history.Texts([versions[0]])[0])!["$id"]!.GetValue<string>());
    }

    private static IEnumerable<SchemaVersion> Binding(GitHistory history)
    {
        var withdrawn = WithdrawnLines().Select(line => (Line: line, Commits: history.UpTo(line.Commit))).ToList();
        return history.Versions("contracts/schemas")
            .Where(v => !withdrawn.Any(w => w.Line.Covers(v.Address) && w.Commits.Contains(v.Commit)))
            .DistinctBy(v => (v.Address, v.Blob));
    }

    private static IReadOnlyList<Withdrawn> WithdrawnLines() => Withdrawn.Read(File.ReadAllLines(Path.Combine(Published.Contracts, "withdrawn.txt")));

    private static IReadOnlyList<SchemaBreak> Breaks(string address, JsonObject older)
    {
        var path = Path.Combine(Published.Contracts, "schemas", address + ".json");
        return File.Exists(path)
            ? SchemaComparison.Breaks(older, JsonNode.Parse(File.ReadAllText(path))!.AsObject())
            : [new SchemaBreak("$", "message", "was removed")];
    }
}
