using System.Globalization;

namespace DomainWorkers.RegistrarPolicy.Tests.Time;

public sealed class DeadlineSpanTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Load();

    [Theory]
    [InlineData("2026-02-13T15:30:00Z", "h72", "2026-02-16T15:30:00Z")]
    [InlineData("2026-02-13T15:30:00Z", "d15", "2026-02-28T15:30:00Z")]
    // 23:30 in Shanghai is still the 13th; half an hour later the count begins a day later.
    [InlineData("2026-02-13T15:30:00Z", "b1", "2026-02-14T16:00:00Z")]
    [InlineData("2026-02-13T16:00:00Z", "b1", "2026-02-24T16:00:00Z")]
    public void Each_kind_of_span_counts_in_its_own_way(string start, string span, string due)
    {
        var count = int.Parse(span.AsSpan(1), CultureInfo.InvariantCulture);
        DeadlineSpan deadline = span[0] switch
        {
            'h' => new DeadlineSpan.Hours(count),
            'd' => new DeadlineSpan.CalendarDays(count),
            _ => new DeadlineSpan.BusinessDays(count),
        };
        Assert.Equal(new DueTime(Instant(due), false), deadline.After(Instant(start), Calendar));
    }

    [Fact]
    public void Only_business_days_become_provisional()
    {
        var start = Instant("2026-12-30T02:00:00Z");
        Assert.Equal(new DueTime(Instant("2027-01-01T16:00:00Z"), true, 2027), new DeadlineSpan.BusinessDays(2).After(start, Calendar));
        Assert.False(new DeadlineSpan.CalendarDays(5).After(start, Calendar).Provisional);
    }

    [Fact]
    public void The_result_is_in_UTC_whatever_the_start_is_in()
    {
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(TimeSpan.Zero, new DeadlineSpan.Hours(1).After(start, Calendar).At.Offset);
        Assert.Equal(TimeSpan.Zero, new DeadlineSpan.BusinessDays(1).After(start, Calendar).At.Offset);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
