namespace DomainWorkers.RegistrySimulator;

/// <summary>Host name syntax as it goes over EPP: A-labels, lower case.</summary>
internal static class DomainNames
{
    public static string Normal(string name) => name.Trim().ToLowerInvariant();

    public static bool Valid(string name)
    {
        if (name.Length > 253 || !name.Contains('.', StringComparison.Ordinal))
            return false;
        foreach (var range in name.AsSpan().Split('.'))
        {
            if (!ValidLabel(name.AsSpan(range)))
                return false;
        }

        return true;
    }

    /// <summary>The zone whose suffix is the longest match, whether or not the name lies directly below it.</summary>
    public static Zone? ZoneOf(string name, IReadOnlyList<Zone> zones)
    {
        Zone? best = null;
        foreach (var zone in zones)
        {
            if (IsBelow(name, zone.Suffix) && (best is null || zone.Suffix.Length > best.Suffix.Length))
                best = zone;
        }

        return best;
    }

    public static bool DirectlyBelow(string name, string suffix) =>
        IsBelow(name, suffix) && name.IndexOf('.', StringComparison.Ordinal) == name.Length - suffix.Length - 1;

    public static bool IsBelow(string name, string suffix) =>
        name.Length > suffix.Length + 1 && name[^(suffix.Length + 1)] == '.' && name.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>Letters, digits, hyphens; hyphens neither first nor last, and third and fourth only in xn-- (RFC 5891 4.2.3.1).</summary>
    private static bool ValidLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
                return false;
        }

        return label.Length < 4 || label[2] != '-' || label[3] != '-' || label.StartsWith("xn--", StringComparison.Ordinal);
    }
}
