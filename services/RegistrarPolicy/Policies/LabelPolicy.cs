namespace DomainWorkers.RegistrarPolicy;

/// <summary>Which labels a suffix takes.</summary>
/// <param name="English">Repertoire of labels without any character beyond ASCII; null where only Chinese names are offered.</param>
/// <param name="Chinese">Repertoire of all other labels; null where they are not offered.</param>
/// <param name="ConsecutiveHyphens">Whether two hyphens may stand in a row (third and fourth place stays forbidden).</param>
/// <param name="MinCharacters">In code points of the Unicode form.</param>
/// <param name="MaxChineseCharacters">In code points; null where only the 63 octets of the A-label limit.</param>
/// <param name="EncodedInput">Whether an <c>xn--</c> label may be handed in instead of the name itself.</param>
public sealed record LabelPolicy(
    string? English, string? Chinese, bool ConsecutiveHyphens, int MinCharacters, int? MaxChineseCharacters, bool EncodedInput)
{
    internal static LabelPolicy Read(PolicyNode node)
    {
        node.Keys("english", "chinese", "consecutiveHyphens", "minCharacters", "maxChineseCharacters", "encodedInput");
        var policy = new LabelPolicy(
            node.Has("english") ? node["english"].Text() : null,
            node.Has("chinese") ? node["chinese"].Text() : null,
            node["consecutiveHyphens"].Flag(),
            node["minCharacters"].Number(1, 63),
            node.Has("maxChineseCharacters") ? node["maxChineseCharacters"].Number(1, 63) : null,
            node["encodedInput"].Flag());
        if (policy.English is null && policy.Chinese is null)
            throw node.Problem("a suffix that takes neither English nor Chinese labels takes none");
        if (policy.MaxChineseCharacters < policy.MinCharacters)
            throw node.Problem("maxChineseCharacters is below minCharacters");
        return policy;
    }
}
