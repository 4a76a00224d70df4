using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DomainWorkers.Contracts.Tests.Generation;

/// <summary>How published JSON is laid out: two spaces, Chinese readable, one line feed at the end.</summary>
internal static class JsonFormat
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(JsonNode node) => node.ToJsonString(Readable) + "\n";

    public static string OneLine(JsonNode node) => node.ToJsonString(Compact);
}
