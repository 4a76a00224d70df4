using System.Globalization;
using System.Text;

namespace DomainWorkers.RegistrarPolicy.Tests.Time;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Load();

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-02-13", 3, "2026-02-25")]
    [InlineData("2026-09-30", 2, "2026-10-09")]
    [InlineData("2026-09-30", 5, "2026-10-13")]
    [InlineData("2025-09-26", 3, "2025-09-30")]
    [InlineData("2025-01-24", 5, "2025-02-07")]
    [InlineData("2024-02-09", 3, "2024-02-20")]
    [InlineData("2024-04-30", 2, "2024-05-07")]
    [InlineData("2024-09-13", 3, "2024-09-19")]
    [InlineData("2025-12-31", 2, "2026-01-05")]
    [InlineData("2026-01-02", 1, "2026-01-04")]
    [InlineData("2026-11-20", 0, "2026-11-20")]
    public void Counts_working_days_as_the_State_Council_announced_them(string start, int days, string end)
    {
        Assert.Equal(new BusinessDeadline(Date(end), false), Calendar.Add(Date(start), days));
        Assert.Equal(Date(end), Calendar.AddExactly(Date(start), days));
    }

    [Theory]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-25", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-12-25", true)]
    public void Knows_a_working_day(string date, bool working) => Assert.Equal(working, Calendar.IsWorkingDay(Date(date)));

    [Theory]
    [InlineData("2027-01-04", 2027)]
    [InlineData("2026-12-28", 2027)]
    [InlineData("2023-12-31", 2023)]
    public void Has_no_answer_where_the_notice_is_missing(string date, int year)
    {
        var missing = Assert.Throws<CalendarMissingException>(() => Calendar.IsWorkingDay(Date(date)));
        Assert.Equal(year, missing.Year);
    }

    [Fact]
    public void A_deadline_beyond_the_last_notice_is_provisional_and_says_why()
    {
        var deadline = Calendar.Add(Date("2026-12-24"), 5);
        Assert.Equal(new BusinessDeadline(Date("2026-12-31"), true, 2027), deadline);
        Assert.Throws<CalendarMissingException>(() => Calendar.AddExactly(Date("2026-12-24"), 5));
        Assert.Equal(new BusinessDeadline(Date("2026-12-25"), false), Calendar.Add(Date("2026-12-24"), 1));
    }

    [Fact]
    public void An_added_year_makes_the_deadline_final_and_may_reach_back_into_December()
    {
        var calendar = BusinessCalendar.Load(Json("""
            { "years": { "2027": { "source": "test", "workingDays": 261, "off": ["2026-12-31..2027-01-01"], "work": ["2027-01-02"] } } }
            """));
        Assert.Equal(new BusinessDeadline(Date("2027-01-02"), false), calendar.Add(Date("2026-12-28"), 3));
        Assert.Equal([2024, 2025, 2026, 2027], calendar.Years.Order());
        Assert.DoesNotContain(2027, Calendar.Years);
    }

    [Theory]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 261, "off": [], "work": [] } } }""", "$.years.2027.off", "notice is not out")]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 250, "off": ["2027-01-01"], "work": [] } } }""", "$.years.2027.workingDays", "260")]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 260, "off": ["2027-01-01"], "work": ["2027-01-04"] } } }""", "$.years.2027.work", "no Saturday")]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 260, "off": ["2027-01-02"], "work": ["2027-01-02"] } } }""", "$.years.2027", "both")]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 260, "off": ["2026-05-01"], "work": [] } } }""", "$.years.2027.off[0]", "2027")]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 260, "off": ["2027-01-01", "2027-01-01"], "work": [] } } }""", "$.years.2027.off[1]", "twice")]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 260, "off": ["2027-1-1"], "work": [] } } }""", "$.years.2027.off[0]", "a date like")]
    [InlineData("""{ "years": { "soon": { "source": "x", "workingDays": 260, "off": ["2027-01-01"], "work": [] } } }""", "$.years.soon", "a year")]
    [InlineData("""{ "years": { "2027": { "source": "x", "workingDays": 260, "off": ["2027-01-01"], "work": [], "days": [] } } }""", "$.years.2027.days", "unknown key")]
    public void Refuses_a_calendar_that_contradicts_itself(string json, string path, string problem)
    {
        var refusal = Assert.Throws<PolicyException>(() => BusinessCalendar.Load(Json(json)));
        Assert.Equal(path, refusal.Path);
        Assert.Contains(problem, refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_counts_backwards() => Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Add(Date("2026-01-05"), -1));

    [Theory]
    [InlineData("2026-01-04T15:59:59Z", "2026-01-04")]
    [InlineData("2026-01-04T16:00:00Z", "2026-01-05")]
    [InlineData("2024-02-28T16:00:00Z", "2024-02-29")]
    [InlineData("2025-12-31T16:00:00Z", "2026-01-01")]
    public void A_date_is_that_of_Shanghai(string instant, string date)
    {
        Assert.Equal(Date(date), ShanghaiTime.DateOf(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_day_in_Shanghai_runs_from_16_to_16_UTC()
    {
        Assert.Equal(new DateTimeOffset(2026, 1, 4, 16, 0, 0, TimeSpan.Zero), ShanghaiTime.StartOf(Date("2026-01-05")));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 16, 0, 0, TimeSpan.Zero), ShanghaiTime.EndOf(Date("2026-01-05")));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static MemoryStream Json(string text) => new(Encoding.UTF8.GetBytes(text));
}
