using DomainWorkers.RedemptionDeletion.Domain;

namespace DomainWorkers.RedemptionDeletion.Tests.Domain;

public sealed class ExpiryRulesTests
{
    [Theory]
    // Paid until, the registry's date, whether it renews by itself, and the expiry that counts.
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", true, "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00Z", "2027-03-01T10:00:00Z", true, "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00Z", "2029-03-01T10:00:00Z", true, "2026-03-01T10:00:00Z")]
    // Leap day: the registry goes to 28 February or 1 March, and the paid time stays.
    [InlineData("2028-02-29T04:00:00Z", "2029-02-28T04:00:00Z", true, "2028-02-29T04:00:00Z")]
    [InlineData("2028-02-29T04:00:00Z", "2029-03-01T04:00:00Z", true, "2028-02-29T04:00:00Z")]
    // Within 48 hours it is clocks; beyond it is a correction, and the later date wins.
    [InlineData("2026-03-01T10:00:00Z", "2026-03-03T10:00:00Z", true, "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-03T10:00:01Z", true, "2026-03-03T10:00:01Z")]
    [InlineData("2026-03-01T10:00:00Z", "2027-03-06T10:00:00Z", true, "2026-03-06T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00Z", "2026-02-20T10:00:00Z", true, "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00Z", "2027-02-20T10:00:00Z", true, "2026-03-01T10:00:00Z")]
    // Paid more than the registry shows: never taken before the paid time is over.
    [InlineData("2027-03-01T10:00:00Z", "2026-03-01T10:00:00Z", true, "2027-03-01T10:00:00Z")]
    // A registry that does not renew by itself means what it shows.
    [InlineData("2026-03-01T10:00:00Z", "2027-03-01T10:00:00Z", false, "2027-03-01T10:00:00Z")]
    public void The_paid_time_decides_and_corrections_count(string paid, string registry, bool renews, string expected) =>
        Assert.Equal(Given.At(expected), ExpiryRules.Of(Given.At(paid), Given.At(registry), renews));
}
