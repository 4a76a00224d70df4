using System.Globalization;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The published exceptions of one year: holidays, and weekend days that are worked in exchange.</summary>
internal sealed record CalendarYear(int Year, string Source, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> Work)
{
    /// <summary>The first day of December on which the next year's notice may still have a say (New Year moved 2018-12-29 and 31).</summary>
    public const int OpenDecemberDay = 26;

    public static CalendarYear Read(string name, PolicyNode node)
    {
        node.Keys("source", "workingDays", "off", "work");
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1992 or > 2999)
            throw node.Problem("a year is expected as key");

        var off = Days(node["off"], year);
        var work = Days(node["work"], year);
        if (off.Count == 0)
            throw node["off"].Problem("a year without holidays is one whose notice is not out yet; leave it away");
        if (off.FirstOrDefault(work.Contains) is var both && both != default)
            throw node.Problem($"{both:yyyy-MM-dd} is both off and worked");
        if (work.FirstOrDefault(day => !IsWeekend(day)) is var weekday && weekday != default)
            throw node["work"].Problem($"{weekday:yyyy-MM-dd} is no Saturday or Sunday");

        var calendar = new CalendarYear(year, node["source"].Text(), off, work);
        var counted = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(day => calendar.IsWorking(new DateOnly(year, 1, 1).AddDays(day)));
        if (counted != node["workingDays"].Number(200, 300))
            throw node["workingDays"].Problem($"the year has {counted} working days by its dates");
        return calendar;
    }

    public bool IsWorking(DateOnly date) => Work.Contains(date) || (!Off.Contains(date) && !IsWeekend(date));

    public static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static HashSet<DateOnly> Days(PolicyNode list, int year)
    {
        var days = new HashSet<DateOnly>();
        foreach (var item in list.Items())
        {
            var ends = item.Text().Split("..", 2).Select(text =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date : throw item.Problem("a date like 2026-01-01 or a span like 2026-01-01..2026-01-03 is expected")).ToList();
            if (ends[^1] < ends[0] || ends[0] < new DateOnly(year - 1, 12, OpenDecemberDay) || ends[^1].Year != year)
                throw item.Problem($"the days do not lie in {year} in order");
            for (var day = ends[0]; day <= ends[^1]; day = day.AddDays(1))
            {
                if (!days.Add(day))
                    throw item.Problem($"{day:yyyy-MM-dd} is named twice");
            }
        }

        return days;
    }
}
