namespace DomainWorkers.Epp;

/// <summary>A registration period of 1 to 99 years or months.</summary>
public readonly record struct EppPeriod(int Length, EppPeriodUnit Unit)
{
    public static EppPeriod Years(int years) => new(years, EppPeriodUnit.Year);

    public static EppPeriod Months(int months) => new(months, EppPeriodUnit.Month);

    internal static EppPeriod? Either(int? years, int? months) => (years, months) switch
    {
        (null, null) => null,
        ({ } given, null) => Years(given),
        (null, { } given) => Months(given),
        _ => throw new EppInvalidCommandException("A period is in years or in months, not both."),
    };

    internal static void Write(EppWriter writer, EppPeriod? period)
    {
        if (period is { } given)
        {
            writer.Open(EppNamespaces.Domain, "period")
                .Attribute("unit", given.Unit == EppPeriodUnit.Year ? "y" : "m")
                .Text(EppValues.Period(given.Length).ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Close();
        }
    }
}
