namespace DomainWorkers.EmailVerification.Domain;

/// <summary>Waits that double, up to a longest one.</summary>
internal static class BackOff
{
    public static TimeSpan After(int tries, TimeSpan first, TimeSpan longest)
    {
        var wait = first * Math.Pow(2, Math.Clamp(tries, 0, 20));
        return wait < longest ? wait : longest;
    }
}
