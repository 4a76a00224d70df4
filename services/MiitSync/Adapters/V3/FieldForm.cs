using System.Globalization;

namespace DomainWorkers.MiitSync.Adapters.V3;

/// <summary>What the format asks of one element: a text of so many characters, or a number between bounds.</summary>
internal sealed record FieldForm(string Tag, bool IsNumber, long Least, long Most)
{
    public static FieldForm Text(string tag, int least, int most) => new(tag, false, least, most);

    public static FieldForm Number(string tag, long least, long most = long.MaxValue) => new(tag, true, least, most);

    public bool Fits(string value) => IsNumber
        ? long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most
        : value.Length >= Least && value.Length <= Most;
}
