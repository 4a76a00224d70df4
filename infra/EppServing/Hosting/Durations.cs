using System.Globalization;

namespace DomainWorkers.EppServing;

/// <summary>Spans such as 90s, 15m, 2h, 5d.</summary>
public static class Durations
{
    public static TimeSpan Parse(string text)
    {
        var unit = text.Length > 1 ? text[^1] : ' ';
        if (unit is not ('s' or 'm' or 'h' or 'd')
            || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count > 100_000)
            throw new FormatException($"'{text}' is not a duration such as 90s, 15m, 2h or 5d.");
        return unit switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }
}
