namespace DomainWorkers.Epp;

/// <summary>The unit of a registration period.</summary>
public enum EppPeriodUnit
{
    Year,
    Month,
}
