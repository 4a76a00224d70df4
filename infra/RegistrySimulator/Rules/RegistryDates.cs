using System.Globalization;

namespace DomainWorkers.RegistrySimulator;

/// <summary>Days as the registry shows them, and which of two instants counts.</summary>
internal static class RegistryDates
{
    public static string DateText(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    public static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset? b) => b > a ? b.Value : a;

    public static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) =>
        a is null ? b : b is null ? a : Earlier(a.Value, b.Value);
}
