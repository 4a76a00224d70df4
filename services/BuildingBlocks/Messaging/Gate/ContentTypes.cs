using System.Net.Mime;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>What stands in a body.</summary>
public enum BodyForm
{
    /// <summary>The JSON of the message and nothing else.</summary>
    Message,

    /// <summary>MassTransit's envelope around it.</summary>
    Envelope,
}

/// <summary>Which content types are read, and as what.</summary>
public static class ContentTypes
{
    /// <summary>MassTransit's envelope in JSON.</summary>
    public const string Envelope = "application/vnd.masstransit+json";

    /// <summary>What a sender of anything else is told.</summary>
    public static MessageRejected.Violation Violation { get; } = new()
    {
        Path = "$",
        Rule = Rules.ContentType,
        Message = $"content type must be application/json (UTF-8), absent, or {Envelope}; no compression",
    };

    /// <summary>How to read the body; null where it is not to be read at all.</summary>
    /// <param name="contentType">The AMQP property; a sender may leave it out.</param>
    /// <param name="contentEncoding">The AMQP property; some clients put the charset there.</param>
    public static BodyForm? Form(string? contentType, string? contentEncoding = null)
    {
        if (!IsUtf8OrAbsent(contentEncoding) && !Is(contentEncoding, "identity"))
            return null;
        if (string.IsNullOrWhiteSpace(contentType))
            return BodyForm.Message;
        if (!TryParse(contentType, out var parsed) || !IsUtf8OrAbsent(parsed.CharSet))
            return null;
        if (Is(parsed.MediaType, "application/json") || Is(parsed.MediaType, "text/json"))
            return BodyForm.Message;
        return Is(parsed.MediaType, Envelope) ? BodyForm.Envelope : null;
    }

    private static bool TryParse(string contentType, out ContentType parsed)
    {
        parsed = new ContentType();
        try
        {
            parsed = new ContentType(contentType);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsUtf8OrAbsent(string? charset) => string.IsNullOrEmpty(charset) || Is(charset, "utf-8") || Is(charset, "utf8");

    private static bool Is(string? actual, string expected) => string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase);
}
