using System.Globalization;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>Reads a response frame. A <see cref="FormatException"/> means that it cannot be told what the server said.</summary>
internal static class EppResponseReader
{
    private static readonly EppNamespace Ns = EppNamespaces.Epp;

    public static EppResponse<TData> Read<TData>(ReadOnlyMemory<byte> frame, EppCommand<TData> command, EppVocabulary vocabulary)
        where TData : class
    {
        var root = EppXmlReading.Read(frame);
        if (root.Name != Ns.Name("epp") || root.Element(Ns.Name("response")) is not { } response)
        {
            throw new FormatException("The frame is not an EPP response.");
        }

        var results = response.All(Ns, "result").Select(Result).ToArray();
        if (results.Length == 0)
        {
            throw new FormatException("The response has no result.");
        }

        var trId = response.Element(Ns.Name("trID"));
        var extensions = new List<object>();
        var unread = new List<XElement>();
        foreach (var element in response.Element(Ns.Name("extension"))?.Elements() ?? [])
        {
            if (vocabulary.TryRead(element, out var known))
            {
                extensions.Add(known);
            }
            else
            {
                unread.Add(element);
            }
        }

        return new EppResponse<TData>(
            results[0],
            Data(response, results[0], command, vocabulary),
            trId?.Text(Ns, "clTRID"),
            trId?.Text(Ns, "svTRID") ?? "",
            Queue(response))
        {
            Results = results,
            Extensions = extensions,
            Unread = unread,
            Raw = frame,
        };
    }

    private static TData? Data<TData>(XElement response, EppResult result, EppCommand<TData> command, EppVocabulary vocabulary)
        where TData : class
    {
        if ((!result.IsSuccess && !command.RefusalHasData) || response.Element(Ns.Name("resData")) is not { } resData)
        {
            return null;
        }

        try
        {
            return command.ReadData(resData, vocabulary);
        }
#pragma warning disable CA1031 // A mapping may be somebody else's: its fault must come out as doubt about the command.
        catch (Exception exception) when (!result.IsSuccess || exception is not FormatException)
#pragma warning restore CA1031
        {
            // What comes along with a refusal is not needed to understand it, and must not make it unreadable.
            return result.IsSuccess ? throw Unreadable(command.Kind, exception) : null;
        }
    }

    private static FormatException Unreadable(string kind, Exception exception) =>
        new($"The data of the answer to {kind} cannot be read ({exception.GetType().Name}).");

    private static EppResult Result(XElement element)
    {
        var code = EppElements.Whole(element.RequiredAttribute("code"), "code");
        if (code is < 1000 or > 2999)
        {
            throw new FormatException("A result code lies outside 1000 to 2999.");
        }

        // The code decides; an answer is not doubted for a text that is missing.
        var message = element.Element(Ns.Name("msg"));
        return new EppResult((int)code, message?.Token() ?? "", message?.OptionalAttribute("lang") ?? "en")
        {
            Values = [.. element.All(Ns, "value")],
            ExtendedValues =
            [
                .. element.All(Ns, "extValue").Select(value => new EppExtendedValue(
                    value.RequiredElement(Ns, "value"), value.Text(Ns, "reason") ?? "")),
            ],
        };
    }

    private static EppMessageQueue? Queue(XElement response)
    {
        if (response.Element(Ns.Name("msgQ")) is not { } queue)
        {
            return null;
        }

        var message = queue.Element(Ns.Name("msg"));

        // With the id a message can be stored and acknowledged, however odd the rest is; without that it would block the queue.
        return new EppMessageQueue(
            Lenient(queue.OptionalAttribute("count")),
            queue.OptionalAttribute("id") ?? "")
        {
            QueuedAt = LenientInstant(queue.Text(Ns, "qDate")),
            Text = message?.Token(),
            Language = message?.OptionalAttribute("lang"),
            Markup = message,
        };
    }

    private static long Lenient(string? count) =>
        long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static DateTimeOffset? LenientInstant(string? date)
    {
        try
        {
            return date is null ? null : EppElements.ParseInstant(date, "qDate");
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
