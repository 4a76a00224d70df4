namespace DomainWorkers.BuildingBlocks.Failures;

/// <summary>Waits that double, up to a longest one.</summary>
public static class BackOff
{
    /// <summary>The wait after so many tries in a row that did not help; 0 for the first.</summary>
    public static TimeSpan After(int tries, TimeSpan first, TimeSpan longest)
    {
        var wait = first * Math.Pow(2, Math.Clamp(tries, 0, 20));
        return wait < longest ? wait : longest;
    }
}
