using System.Diagnostics;
using System.Globalization;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>A length of time that knows what it counts: hours, calendar days or Chinese business days.</summary>
public abstract record DeadlineSpan
{
    private DeadlineSpan() { }

    /// <summary>Elapsed hours.</summary>
    public sealed record Hours(int Count) : DeadlineSpan
    {
        public override string ToString() => Text(Count, "h");
    }

    /// <summary>Days of the wall calendar, to the same time of day: 15 d is the promise that ICANN measures, not the end of a day.</summary>
    public sealed record CalendarDays(int Count) : DeadlineSpan
    {
        public override string ToString() => Text(Count, "d");
    }

    /// <summary>Working days, the first day not counted, to the end of the last one in Shanghai.</summary>
    public sealed record BusinessDays(int Count) : DeadlineSpan
    {
        public override string ToString() => Text(Count, "bd");
    }

    /// <summary>When the span is over.</summary>
    public DueTime After(DateTimeOffset start, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        switch (this)
        {
            case Hours hours:
                return new DueTime(start.ToUniversalTime().AddHours(hours.Count), false);
            case CalendarDays days:
                return new DueTime(start.ToUniversalTime().AddDays(days.Count), false);
            case BusinessDays days:
                var deadline = calendar.Add(ShanghaiTime.DateOf(start), days.Count);
                return new DueTime(ShanghaiTime.EndOf(deadline.Date), deadline.Provisional, deadline.MissingYear);
            default:
                throw new UnreachableException();
        }
    }

    internal static DeadlineSpan Read(PolicyNode node)
    {
        var parts = node.Text().Split(' ');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 100_000)
            throw Expected(node);
        return parts[1] switch
        {
            "h" => new Hours(count),
            "d" => new CalendarDays(count),
            "bd" => new BusinessDays(count),
            _ => throw Expected(node),
        };
    }

    private static PolicyException Expected(PolicyNode node) => node.Problem("a span like \"72 h\", \"15 d\" or \"5 bd\" is expected");

    private static string Text(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");
}
