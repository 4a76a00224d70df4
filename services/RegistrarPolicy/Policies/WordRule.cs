namespace DomainWorkers.RegistrarPolicy;

/// <summary>Where in a label a word counts.</summary>
public enum WordPosition
{
    Anywhere,
    Start,
    Whole,
}

/// <summary>What a word does to an order.</summary>
public enum WordEffect
{
    /// <summary>The name may be ordered, but someone outside looks at the holder's right to it.</summary>
    Review,
    Refuse,
}

/// <summary>Words that a label may not contain, or only for holders who can show a right to them.</summary>
public sealed record WordRule(
    string Code, string Rule, WordPosition Position, WordEffect Effect, IReadOnlyList<string> Words, string English, string Chinese)
{
    internal static IReadOnlyList<WordRule> ReadAll(PolicyNode node) => node.Items().Select(Read).ToList();

    /// <summary>The first of the words that the label contains; hyphens do not hide one.</summary>
    public string? Find(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var text = label.Replace("-", "", StringComparison.Ordinal);
        return Words.FirstOrDefault(word => Position switch
        {
            WordPosition.Start => text.StartsWith(word, StringComparison.Ordinal),
            WordPosition.Whole => text.Equals(word, StringComparison.Ordinal),
            _ => text.Contains(word, StringComparison.Ordinal),
        });
    }

    private static WordRule Read(PolicyNode node)
    {
        node.Keys("code", "rule", "position", "effect", "words", "english", "chinese");
        var words = node["words"].Texts();
        if (words.Count == 0 || words.Distinct(StringComparer.Ordinal).Count() != words.Count)
            throw node["words"].Problem("at least one word is expected, each once");
        foreach (var word in node["words"].Items())
        {
            if (LabelReader.Read(word.Text()) is not LabelReading.Valid(_, var unicode) || unicode != word.Text() || unicode.Contains('-'))
                throw word.Problem("a word is written as labels are: mapped, lower case, without hyphens");
        }

        var code = node["code"].Text();
        if (!char.IsAsciiLetterUpper(code[0]) || !code.All(char.IsAsciiLetterOrDigit))
            throw node["code"].Problem("a code is PascalCase");
        return new WordRule(code, node["rule"].Text(), node["position"].Choice<WordPosition>(), node["effect"].Choice<WordEffect>(),
            words, node["english"].Text(), node["chinese"].Text());
    }
}
