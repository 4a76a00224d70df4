using System.Globalization;
using System.Text;

namespace DomainWorkers.BuildingBlocks.Messaging.Gate;

/// <summary>The place of a violation as a JSON path (RFC 9535), bounded to what <c>MessageRejected</c> holds.</summary>
internal static class WalkPath
{
    private const int MaxLength = 256;

    public static string Of(ReadOnlySpan<byte> body, in WalkFrames frames, int depth)
    {
        var path = new StringBuilder("$");
        for (var i = 0; i < depth; i++)
        {
            ref readonly var frame = ref frames[i];
            if (frame.IsArray && frame.Index >= 0)
                path.Append(CultureInfo.InvariantCulture, $"[{frame.Index}]");
            else if (frame.Property is { } property)
                path.Append('.').Append(property.Name);
            else if (frame.NameStart > 0)
                path.Append(JsonText.Step(Name(body[frame.NameStart..])));
        }

        return Bounded(path.ToString());
    }

    public static string Add(string path, string property) => Bounded($"{path}.{property}");

    /// <summary>The name whose token begins here; it has been read once, so it ends.</summary>
    private static string Name(ReadOnlySpan<byte> token)
    {
        var end = 1;
        while (token[end] != '"')
            end += token[end] == '\\' ? 2 : 1;

        var raw = token[..(end + 1)];
        return JsonText.HasLoneSurrogate(raw) ? "?" : JsonText.Read(raw)!;
    }

    private static string Bounded(string path) => path.Length <= MaxLength ? path : path[..(MaxLength - 3)] + "...";
}
