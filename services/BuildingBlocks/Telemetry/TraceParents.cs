using System.Buffers;
using System.Diagnostics;

namespace DomainWorkers.BuildingBlocks.Telemetry;

/// <summary>Reads a <c>traceparent</c> (W3C Trace Context, version 00) and takes nothing else: it comes from whoever sends.</summary>
public static class TraceParents
{
    /// <summary>The header's name, in messages and in documents alike.</summary>
    public const string Header = "traceparent";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private const int Length = 55;
    private const int TraceAt = 3;
    private const int SpanAt = 36;
    private const int FlagsAt = 53;

    /// <summary>The context, where the text is one; anything else is as if there were none.</summary>
    public static bool TryRead(string? text, out ActivityContext context)
    {
        context = default;
        return text is { Length: Length }
            && text.StartsWith("00-", StringComparison.Ordinal) && text[SpanAt - 1] == '-' && text[FlagsAt - 1] == '-'
            && IsId(text.AsSpan(TraceAt, 32)) && IsId(text.AsSpan(SpanAt, 16)) && IsHex(text.AsSpan(FlagsAt, 2))
            && ActivityContext.TryParse(text, traceState: null, isRemote: true, out context);
    }

    /// <summary>The trace of the work at hand; null where nobody works for anybody.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>Whether two contexts are of one trace.</summary>
    internal static bool AreOfOneTrace(string? left, string? right) =>
        left is { Length: Length } && right is { Length: Length }
        && left.AsSpan(TraceAt, 32).SequenceEqual(right.AsSpan(TraceAt, 32));

    /// <summary>All zeros name nothing.</summary>
    private static bool IsId(ReadOnlySpan<char> text) => IsHex(text) && text.ContainsAnyExcept('0');

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hex);
}
