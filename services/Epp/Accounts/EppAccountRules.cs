namespace DomainWorkers.Epp;

/// <summary>Which settings of an account can work at all.</summary>
internal static class EppAccountRules
{
    // RFC 8807 section 4.1: at least six characters; the base protocol ends at sixteen.
    private const int MinPassword = 6;

    public static void Check(EppAccountOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Name);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Host);
        Require(options.Port is > 0 and < 65536, nameof(options.Port), "1 to 65535");
        Require(options.ClientId is { Length: >= 3 and <= 16 }, nameof(options.ClientId), "3 to 16 characters");
        Password(options.Password, nameof(options.Password));
        if (options.NewPassword is { } newPassword)
        {
            Password(newPassword, nameof(options.NewPassword));
        }

        Require(
            options.ClientCertificate is null or { HasPrivateKey: true },
            nameof(options.ClientCertificate),
            "a certificate with its private key");
        Require(
            options.TrustAnchors is null or { Count: > 0 },
            nameof(options.TrustAnchors),
            "at least one root certificate, or none set");
        Require(options.MaxSessions is >= 1 and <= 1000, nameof(options.MaxSessions), "1 to 1000");
        Require(options.MaxFrameBytes is >= 4096 and <= 64 * 1024 * 1024, nameof(options.MaxFrameBytes), "4096 to 67108864");
        Require(options.Objects.Count > 0, nameof(options.Objects), "at least one object service");
        Positive(options.CommandTimeout, nameof(options.CommandTimeout));
        Positive(options.ConnectTimeout, nameof(options.ConnectTimeout));
        Positive(options.SlotTimeout, nameof(options.SlotTimeout));
        Positive(options.IdleTimeout, nameof(options.IdleTimeout));
        Positive(options.AbsoluteLifetime, nameof(options.AbsoluteLifetime));
        Positive(options.ReconnectDelay, nameof(options.ReconnectDelay));
        Positive(options.AuthenticationPause, nameof(options.AuthenticationPause));
        Positive(options.SessionLimitPause, nameof(options.SessionLimitPause));
        Positive(options.ReleaseAfter ?? TimeSpan.MaxValue, nameof(options.ReleaseAfter));
        Require(
            options.MaxReconnectDelay >= options.ReconnectDelay,
            nameof(options.MaxReconnectDelay),
            "not below ReconnectDelay");
    }

    private static void Password(string password, string setting) => Require(
        password is { Length: >= MinPassword }
            && password == password.Trim()
            && !password.Contains("  ", StringComparison.Ordinal)
            && !password.Any(char.IsControl),
        setting,
        "six or more characters without blanks at the ends or double blanks, which XML would take away");

    private static void Positive(TimeSpan span, string setting) => Require(span > TimeSpan.Zero, setting, "a positive time span");

    private static void Require(bool holds, string setting, string expected)
    {
        if (!holds)
        {
            throw new ArgumentException($"{setting} must be {expected}.", setting);
        }
    }
}
