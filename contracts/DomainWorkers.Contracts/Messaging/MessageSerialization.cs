using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DomainWorkers.Contracts.Messaging;

/// <summary>How a contract is written as JSON: camel case, enums as text, instants in ISO 8601 with milliseconds, nulls left out.</summary>
public static class MessageSerialization
{
    /// <summary>The deepest nesting that a message may have.</summary>
    public const int MaxDepth = 32;

    /// <summary>The largest body in bytes that is read at all.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>
    /// Required and nullable are respected, numbers are numbers, a duplicate name is an error; properties that a contract does not
    /// know are ignored, because a newer sender may know more.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = MaxDepth,
            // Chinese texts stay readable on the wire; the bodies are never put into HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new InstantConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
