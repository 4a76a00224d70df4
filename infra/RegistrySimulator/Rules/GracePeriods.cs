using System.Collections.Immutable;

namespace DomainWorkers.RegistrySimulator;

/// <summary>The running grace periods of a domain (RFC 3915).</summary>
internal static class GracePeriods
{
    public static ImmutableArray<GracePeriod> Add(
        ImmutableArray<GracePeriod> running, string status, DateTimeOffset at, TimeSpan length, int months, decimal refund, string account) =>
        length <= TimeSpan.Zero ? running : running.Add(new GracePeriod(status, at + length, months, refund, account));

    public static bool Runs(this DomainObject domain, string status) => domain.Grace.Any(grace => grace.Status == status);

    public static DateTimeOffset? FirstEnd(ImmutableArray<GracePeriod> running)
    {
        DateTimeOffset? first = null;
        foreach (var grace in running)
            first = RegistryDates.Earlier(first, grace.EndsAt);
        return first;
    }
}
