namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Dates with a legal meaning are dates in Shanghai, which has no daylight saving.</summary>
internal static class Shanghai
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
