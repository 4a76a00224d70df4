using System.Text.Json;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>Working days in mainland China by the State Council's yearly notices; a year without a notice has no answer.</summary>
public sealed class BusinessCalendar
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };
    private readonly Dictionary<int, CalendarYear> _years;

    private BusinessCalendar(Dictionary<int, CalendarYear> years) => _years = years;

    /// <summary>The years whose notice is loaded.</summary>
    public IReadOnlyCollection<int> Years => _years.Keys;

    /// <summary>The embedded years.</summary>
    public static BusinessCalendar Load()
    {
        using var stream = typeof(BusinessCalendar).Assembly.GetManifestResourceStream("calendar.json")!;
        return new BusinessCalendar(Read(stream, "calendar.json"));
    }

    /// <summary>The embedded years with the operator's added or put in their place.</summary>
    /// <exception cref="PolicyException">The file breaks a rule; the message names the place.</exception>
    public static BusinessCalendar Load(Stream overriding, string file = "calendar override")
    {
        var years = Load()._years;
        foreach (var (number, year) in Read(overriding, file))
            years[number] = year;
        return new BusinessCalendar(years);
    }

    /// <summary>Whether people work in offices that day.</summary>
    /// <exception cref="CalendarMissingException">The notice that decides it is not loaded.</exception>
    public bool IsWorkingDay(DateOnly date) =>
        MissingFor(date) is { } missing ? throw new CalendarMissingException(missing) : Lookup(date);

    /// <summary>
    /// The <paramref name="days"/>-th working day after the start day, which does not count; provisional where a calendar is missing.
    /// </summary>
    public BusinessDeadline Add(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        int? missing = null;
        var date = start;
        for (var left = days; left > 0;)
        {
            date = date.AddDays(1);
            missing ??= MissingFor(date);
            if (Lookup(date))
                left--;
        }

        return new BusinessDeadline(date, missing is not null, missing);
    }

    /// <summary>As <see cref="Add"/>, for what may not rest on an estimate.</summary>
    /// <exception cref="CalendarMissingException">The calendar of a year in between is not loaded.</exception>
    public DateOnly AddExactly(DateOnly start, int days) =>
        Add(start, days) is { MissingYear: { } missing } ? throw new CalendarMissingException(missing) : Add(start, days).Date;

    // The last days of December are settled by the notice of the year that follows.
    private int? MissingFor(DateOnly date)
    {
        if (!_years.ContainsKey(date.Year))
            return date.Year;
        return date is { Month: 12, Day: >= CalendarYear.OpenDecemberDay } && !_years.ContainsKey(date.Year + 1) ? date.Year + 1 : null;
    }

    private bool Lookup(DateOnly date)
    {
        if (_years.TryGetValue(date.Year + 1, out var next) && (next.Off.Contains(date) || next.Work.Contains(date)))
            return next.Work.Contains(date);
        return _years.TryGetValue(date.Year, out var year) ? year.IsWorking(date) : !CalendarYear.IsWeekend(date);
    }

    private static Dictionary<int, CalendarYear> Read(Stream stream, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(stream, Strict);
            var root = new PolicyNode(file, "$", json.RootElement).Keys("years");
            return root["years"].Members().Select(member => CalendarYear.Read(member.Key, member.Value)).ToDictionary(year => year.Year);
        }
        catch (JsonException malformed)
        {
            throw new PolicyException(file, malformed.Path ?? "$", malformed.Message);
        }
    }
}
