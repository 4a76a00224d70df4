using System.Globalization;
using System.Text.Json;

namespace DomainWorkers.EppServing;

/// <summary>Reads what a request to the control port brought, and makes the answers that all routes share.</summary>
public static class ControlBody
{
    public static (int Status, object Body) Done() => (200, new { done = true });

    public static (int Status, object Body) Unknown(string path) => (404, new { error = $"Nothing for '{path}'." });

    public static (int Status, object Body) Found(bool found, string path) => found ? Done() : Unknown(path);

    public static string Text(JsonElement? body, string name) =>
        Optional(body, name) ?? throw new FormatException($"The body needs a text '{name}'.");

    public static string? Optional(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var text) ? text.GetString() : null;

    /// <summary>By a duration, or to an instant.</summary>
    public static void MoveClock(SimulatedClock? clock, JsonElement? body)
    {
        if (clock is null)
            throw new InvalidOperationException("The clock is real; start with --clock simulated.");
        if (Optional(body, "by") is { } by)
            clock.Advance(Durations.Parse(by));
        else
            clock.JumpTo(DateTimeOffset.Parse(Text(body, "to"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }
}
