using DomainWorkers.Epp.Tests.Peer;

namespace DomainWorkers.Epp.Tests;

public sealed class AccountRulesTests
{
    private static readonly EppAccountOptions Good = new() { Name = "a", Host = "h", ClientId = "ClientX", Password = "foo-BAR2" };

    private static Dictionary<string, EppAccountOptions> Wrong { get; } = new()
    {
        ["Port"] = Good with { Port = 0 },
        ["ClientId"] = Good with { ClientId = "ab" },
        ["Password"] = Good with { Password = "" },
        ["NewPassword"] = Good with { NewPassword = "abc" },
        ["TrustAnchors"] = Good with { TrustAnchors = [] },
        ["ClientCertificate"] = Good with { ClientCertificate = TestCertificates.Anchors[0] },
        ["MaxSessions"] = Good with { MaxSessions = 0 },
        ["MaxFrameBytes"] = Good with { MaxFrameBytes = 100 },
        ["Objects"] = Good with { Objects = [] },
        ["CommandTimeout"] = Good with { CommandTimeout = TimeSpan.Zero },
        ["ConnectTimeout"] = Good with { ConnectTimeout = TimeSpan.Zero },
        ["SlotTimeout"] = Good with { SlotTimeout = TimeSpan.FromSeconds(-1) },
        ["IdleTimeout"] = Good with { IdleTimeout = TimeSpan.Zero },
        ["AbsoluteLifetime"] = Good with { AbsoluteLifetime = TimeSpan.Zero },
        ["ReconnectDelay"] = Good with { ReconnectDelay = TimeSpan.Zero },
        ["MaxReconnectDelay"] = Good with { MaxReconnectDelay = TimeSpan.FromMilliseconds(1) },
        ["AuthenticationPause"] = Good with { AuthenticationPause = TimeSpan.Zero },
        ["SessionLimitPause"] = Good with { SessionLimitPause = TimeSpan.Zero },
        ["ReleaseAfter"] = Good with { ReleaseAfter = TimeSpan.Zero },
    };

    public static TheoryData<string> Settings => [.. Wrong.Keys];

    [Fact]
    public void The_defaults_can_work() => Good.Validate();

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_that_cannot_work_is_named_with_the_expected_form(string setting)
    {
        var failure = Assert.Throws<ArgumentException>(Wrong[setting].Validate);

        Assert.Equal(setting, failure.ParamName);
        Assert.Contains("must be", failure.Message, StringComparison.Ordinal);
    }
}
