namespace DomainWorkers.RegistrarPolicy;

/// <summary>A suffix as the file states it: the suffix itself and the groups through which rules reach it.</summary>
internal sealed record SuffixEntry(Suffix Suffix, IReadOnlyList<string> Groups)
{
    public static SuffixEntry Read(string aLabel, PolicyNode node)
    {
        node.Keys("unicode", "registry", "icann", "groups");
        var unicode = node.Has("unicode") ? node["unicode"].Text() : aLabel;
        var labels = unicode.Split('.').Select(LabelReader.Read).OfType<LabelReading.Valid>().Select(label => label.Ascii).ToList();
        if (string.Join('.', labels) != aLabel)
            throw node.Problem($"\"{unicode}\" is not written \"{aLabel}\" in the DNS");
        var registry = node["registry"].Text();
        if (!registry.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
            throw node["registry"].Problem("a registry account is named with a-z, 0-9 and hyphens");
        var icann = node.Has("icann") && node["icann"].Flag();
        return new SuffixEntry(new Suffix(aLabel, unicode, registry, icann), node.Has("groups") ? node["groups"].Texts() : []);
    }
}
