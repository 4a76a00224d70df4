namespace DomainWorkers.EmailVerification.Tests;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Security"] = "None",
        ["Mail:From"] = "no-reply@registrar.example",
        ["Mail:Link"] = "https://console.example/verify?account={account}&address={address}&token={token}",
    };

    [Fact]
    public async Task Good_settings_start()
    {
        await using var harness = await Start(Good);
        Assert.DoesNotContain(harness.Log, line => line.Exception is not null);
    }

    [Theory]
    [InlineData("Mail:Host", null, "Mail__Host")]
    [InlineData("Mail:Pickup", "/tmp/mails", "Mail__Pickup")]
    [InlineData("Mail:Host", "mail.example", "None")]
    [InlineData("Mail:From", "nobody", "Mail__From")]
    [InlineData("Mail:From", "a@b.example\r\nBcc: c@d.example", "Mail__From")]
    [InlineData("Mail:FromName", "a\nb", "Mail__FromName")]
    [InlineData("Mail:Link", "http://console.example/?a={account}&b={address}&t={token}", "Link")]
    [InlineData("Mail:Link", "https://console.example/verify", "Link")]
    [InlineData("Mail:User", "u", "password")]
    [InlineData("Sms:Endpoint", "http://sms.example/", "Endpoint")]
    [InlineData("Verification:TokenKey", "abc", "Verification__TokenKey")]
    [InlineData("Verification:Parallel", "0", "Verification__Parallel")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string? value, string named)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(async () => await Start(new(Good) { [key] = value }));

        Assert.Contains(named, exception.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static Task<TestKit.WorkerHarness> Start(Dictionary<string, string?> settings) =>
        TestKit.WorkerHarness.Start(new EmailVerificationModule(), new TestKit.HarnessSetup { Settings = settings });
}
