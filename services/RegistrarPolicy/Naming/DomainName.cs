namespace DomainWorkers.RegistrarPolicy;

/// <summary>A registrable name in its one canonical form: a single label directly below a suffix that we know.</summary>
public sealed record DomainName
{
    internal DomainName(string asciiLabel, string unicodeLabel, Suffix suffix)
    {
        AsciiLabel = asciiLabel;
        Label = unicodeLabel;
        Suffix = suffix.ALabel;
        SuffixU = suffix.ULabel;
    }

    /// <summary>The whole name as it goes to the registry, lower case: <c>xn--fiq228c.com.cn</c>.</summary>
    public string ALabel => $"{AsciiLabel}.{Suffix}";

    /// <summary>The whole name as people read it.</summary>
    public string ULabel => $"{Label}.{SuffixU}";

    /// <summary>The left-most label, in Unicode.</summary>
    public string Label { get; }

    /// <summary>The left-most label as it goes to the registry.</summary>
    public string AsciiLabel { get; }

    /// <summary>The suffix as A-labels, such as <c>com.cn</c> or <c>xn--fiqs8s</c>.</summary>
    public string Suffix { get; }

    /// <summary>The suffix as people read it.</summary>
    public string SuffixU { get; }

    /// <summary>
    /// Reads a name in any spelling: NFC, the UTS 46 mapping, the code point rules of IDNA2008 (RFC 5892), Punycode, lengths
    /// (RFC 1035 2.3.4). A-labels are decoded and must come back unchanged.
    /// </summary>
    public static DomainNameResult Parse(string text, SuffixTable suffixes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(suffixes);
        return NameReader.Read(text, suffixes);
    }

    public override string ToString() => ALabel;
}
