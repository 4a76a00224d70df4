using System.Text;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>The table of all messages in <c>contracts/README.md</c>, between its two marks.</summary>
internal static class MessageTable
{
    private const string Begin = "<!-- messages: written by the test program, see below -->\n";
    private const string End = "<!-- /messages -->";

    public static string In(string readme)
    {
        var from = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= Begin.Length && to >= from, "contracts/README.md has lost the marks around its table of messages.");
        return readme[..from] + Table() + readme[to..];
    }

    private static string Table()
    {
        var table = new StringBuilder();
        Rows(table, "Commands: you send them", "answered by", Published.Messages.Where(Published.IsCommand));
        Rows(table, "Events: you listen to them", "published by", Published.Messages.Where(m => !Published.IsCommand(m)));
        return table.Append('\n').ToString();
    }

    private static void Rows(StringBuilder table, string title, string worker, IEnumerable<Type> messages)
    {
        table.Append(null, $"\n| {title} | {worker} | schema, sample | what it says |\n|---|---|---|---|\n");
        foreach (var message in messages)
        {
            var address = MessageAddress.Exchange(message);
            var says = AsyncApiDocument.FirstSentence(Published.Documentation.Of(message));
            table.Append(null, $"| `{address}` | {Published.Worker(message)} | [schema](schemas/{address}.json), [sample](samples/{address}.json) | {says} |\n");
        }
    }
}
