using System.Xml.Linq;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Registration periods; the registry counts in months and sells whole years.</summary>
internal static class Periods
{
    public const int Year = 12;

    /// <summary>Months of a period element; a command without one means a year.</summary>
    public static int Months(XElement? period)
    {
        if (period is null)
            return Year;
        var length = (int)period;
        return period.Attribute("unit")!.Value == "y" ? length * Year : length;
    }

    public static Answer? Check(int months, Zone zone)
    {
        if (months % Year != 0)
            return Answer.Of(2306, "The period must be whole years.");
        return months < zone.MinYears * Year || months > zone.MaxYears * Year
            ? Answer.Of(2004, $"The period must be {zone.MinYears} to {zone.MaxYears} years.")
            : null;
    }

    public static decimal Price(int months, Zone zone) => months * zone.YearPrice / Year;
}
