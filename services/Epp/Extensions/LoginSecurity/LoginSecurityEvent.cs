using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// One event: <paramref name="Type"/> is password, certificate, cipher, tlsProtocol, newPW, stat or custom,
/// <paramref name="Level"/> warning or error.
/// </summary>
public sealed record LoginSecurityEvent(string Type, string Level, string Text)
{
    /// <summary>The name of a custom or statistical event.</summary>
    public string? Name { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Value { get; init; }

    /// <summary>The time span a statistic covers, as the server wrote it (xs:duration).</summary>
    public string? Duration { get; init; }

    internal static LoginSecurityEvent Read(XElement element) =>
        new(element.RequiredAttribute("type"), element.RequiredAttribute("level"), element.Token())
        {
            Name = element.OptionalAttribute("name"),
            ExpiresAt = element.OptionalAttribute("exDate") is { } date ? EppElements.ParseInstant(date, "exDate") : null,
            Value = element.OptionalAttribute("value"),
            Duration = element.OptionalAttribute("duration"),
        };
}
