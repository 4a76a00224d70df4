using System.Text.RegularExpressions;
using DomainWorkers.RegistrantVault.Rights;

namespace DomainWorkers.RegistrantVault.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = Read();

    [Fact]
    public void Its_table_of_rights_is_the_one_in_the_code()
    {
        var written = Row().Matches(Readme)
            .SelectMany(row => Workers(row.Groups[1].Value), (row, worker) => (Row: row, Worker: worker))
            .SelectMany(pair => pair.Row.Groups[3].Value.Split(' '), (pair, act) => $"{pair.Worker} {pair.Row.Groups[2].Value} {act}");
        var allowed =
            from worker in Enum.GetValues<VaultWorker>()
            from purpose in Enum.GetValues<Purpose>()
            from act in Enum.GetValues<VaultAct>()
            where PurposeRights.Allow(worker, purpose, act)
            select $"{worker} {purpose} {act}";
        Assert.Equal(allowed.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(FieldGroup.Contact, "contact")]
    [InlineData(FieldGroup.Identity, "identity")]
    [InlineData(FieldGroup.Images, "images")]
    public void Its_table_of_keys_follows(FieldGroup group, string name)
    {
        var row = Regex.Match(Readme, $@"^\| {name} \| (.+) \|$", RegexOptions.Multiline).Groups[1].Value;
        Assert.Equal(PurposeRights.ReadersOf(group).Select(worker => worker.ToString()), row.Split(", "));
    }

    private static string[] Workers(string cell) => cell == "*every worker*" ? Enum.GetNames<VaultWorker>() : [cell];

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ReadmeTests).Assembly.GetManifestResourceStream("README.md")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\| ([A-Z]\w+|\*every worker\*) \| ([A-Z]\w+) \| ((?:[A-Z]\w+)(?: [A-Z]\w+)*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
