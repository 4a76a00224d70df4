namespace DomainWorkers.RegistrarPolicy;

/// <summary>The product 姓名.网址: a label that is a person's full name, with a prefix and a suffix from fixed lists.</summary>
public sealed record PersonalNamePolicy(IReadOnlyList<string> Prefixes, IReadOnlyList<string> Suffixes)
{
    /// <summary>Whether the label is the full name, alone or with listed words around it.</summary>
    public bool Fits(string label, string fullName) =>
        Prefixes.Append("").Any(prefix => Suffixes.Append("").Any(suffix => label == prefix + fullName + suffix));

    internal static PersonalNamePolicy Read(PolicyNode node)
    {
        node.Keys("prefixes", "suffixes");
        return new PersonalNamePolicy(node["prefixes"].Texts(), node["suffixes"].Texts());
    }
}
