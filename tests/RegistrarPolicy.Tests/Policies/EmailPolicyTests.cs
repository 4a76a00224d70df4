using System.Text.Json;

namespace DomainWorkers.RegistrarPolicy.Tests.Policies;

public sealed class EmailPolicyTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Reminders_and_limits_of_mail_verification_are_dated_statements()
    {
        var policies = RegistrarPolicies.Load();

        Assert.Equal([10, 5, 2], policies.EmailReminders("cn", Today)!.DaysBefore);
        Assert.Null(policies.EmailReminders("cn", new DateOnly(2013, 12, 31)));
        Assert.Equal(20, policies.Limit(LimitKind.VerificationGuessesPerHour, "*", Today));
        Assert.Equal(10, policies.Limit(LimitKind.PhoneCodeMinutes, "*", Today));
    }

    [Theory]
    [InlineData("[5, 10]")]
    [InlineData("[5, 5]")]
    [InlineData("[0]")]
    [InlineData("5")]
    public void A_plan_that_does_not_fall_is_refused(string value)
    {
        using var file = JsonDocument.Parse(
            $$"""{"rules": [{"rule": "emailReminders", "for": ["com"], "validFrom": "2027-01-01", "source": "a test", "value": {{value}}}]}""");

        Assert.Throws<PolicyException>(() => RegistrarPolicies.Load(file));
    }
}
