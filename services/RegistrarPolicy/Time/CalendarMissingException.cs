namespace DomainWorkers.RegistrarPolicy;

/// <summary>A working day was asked for in a year whose calendar is not known.</summary>
public sealed class CalendarMissingException(int year)
    : Exception($"The State Council's holiday calendar of {year} is not loaded; add it to the business calendar")
{
    public int Year { get; } = year;
}
