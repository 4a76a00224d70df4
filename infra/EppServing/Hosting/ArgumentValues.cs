using System.Globalization;
using System.Net;

namespace DomainWorkers.EppServing;

/// <summary>Values of a command line; each throws <see cref="FormatException"/> with a sentence for the person at the keyboard.</summary>
public static class ArgumentValues
{
    public static int Number(string name, string value, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max
            ? number
            : throw new FormatException($"{name}: '{value}' is not a number from 0 to {max}.");

    /// <summary>A port that somebody else must know, so it cannot be any free one.</summary>
    public static int KnownPort(string name, string value) =>
        Number(name, value, 65535) is > 0 and var port ? port : throw new FormatException($"{name}: 0 is not a port.");

    public static IPAddress Address(string value) => IPAddress.TryParse(value, out var address)
        ? address
        : throw new FormatException($"--bind: '{value}' is not an IP address.");

    public static RateVerdict Verdict(string value) => value switch
    {
        "2502" => RateVerdict.CloseWith2502,
        "2400" => RateVerdict.FailWith2400,
        "2500" => RateVerdict.CloseWith2500,
        _ => throw new FormatException($"--rate-verdict is 2502, 2400 or 2500, not '{value}'."),
    };

    /// <summary>real, simulated or simulated@ISO-INSTANT.</summary>
    public static (bool Simulated, DateTimeOffset? Start) Clock(string value)
    {
        var (kind, start) = value.Split('@', 2) is [var k, var s] ? (k, s) : (value, null);
        if (kind == "real" && start is null)
            return (false, null);
        if (kind != "simulated")
            throw new FormatException($"--clock is real or simulated, not '{value}'.");
        if (start is null)
            return (true, null);
        return DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? (true, at.ToUniversalTime())
            : throw new FormatException($"'{start}' is not an instant such as 2025-01-06T00:00:00Z.");
    }
}
