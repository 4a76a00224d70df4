namespace DomainWorkers.MiitSimulator.Files;

/// <summary>What the format asks of one element: a text of so many characters, or a number from a least to a greatest.</summary>
internal sealed record FieldRule(string Tag, bool Number, long Least, long Most, bool Required = true)
{
    public static FieldRule Text(string tag, int least, int most) => new(tag, false, least, most);

    public static FieldRule Long(string tag, long least, long most = long.MaxValue) => new(tag, true, least, most);

    public FieldRule Optional() => this with { Required = false };

    public bool Fits(string value) => Number
        ? long.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= Least && number <= Most
        : value.Length >= Least && value.Length <= Most;
}
