using System.Globalization;
using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>A named set of code points; what is not in it is refused.</summary>
public sealed record Repertoire(string Name, IReadOnlyList<(int First, int Last)> Ranges)
{
    /// <summary>Whether the code point belongs to the set.</summary>
    public bool Contains(Rune rune) => Ranges.Any(range => rune.Value >= range.First && rune.Value <= range.Last);

    internal static Repertoire Read(string name, PolicyNode node)
    {
        var ranges = node.Items().Select(ReadRange).ToList();
        if (ranges.Count == 0)
            throw node.Problem("a repertoire has at least one range");
        for (var index = 1; index < ranges.Count; index++)
        {
            if (ranges[index].First <= ranges[index - 1].Last)
                throw node.Problem($"range {index} begins before range {index - 1} ends");
        }

        return new Repertoire(name, ranges);
    }

    private static (int First, int Last) ReadRange(PolicyNode node)
    {
        var ends = node.Text().Split('-', 2).Select(end => ReadCodePoint(end, node)).ToList();
        return ends[0] <= ends[^1] ? (ends[0], ends[^1]) : throw node.Problem("the range ends before it begins");
    }

    private static int ReadCodePoint(string text, PolicyNode node) =>
        int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value)
            ? value
            : throw node.Problem("a range like 4E00-9FFF or a code point like 3007 is expected");
}
