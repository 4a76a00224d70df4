using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The pieces that the three object mappings have in common.</summary>
internal static class EppMapping
{
    /// <summary>A command whose element is named like its verb: &lt;create&gt;&lt;domain:create&gt;...</summary>
    public static void Write(EppWriter writer, EppNamespace ns, string verb, Action<EppWriter> content)
    {
        writer.Open(EppNamespaces.Epp, verb).Open(ns, verb);
        content(writer);
        writer.Close().Close();
    }

    public static void WriteTransfer(EppWriter writer, EppNamespace ns, EppTransferOperation operation, Action<EppWriter> content)
    {
        writer.Open(EppNamespaces.Epp, "transfer").Attribute("op", Word(operation)).Open(ns, "transfer");
        content(writer);
        writer.Close().Close();
    }

    public static void WriteStatuses(EppWriter writer, EppNamespace ns, IReadOnlyList<EppStatus> statuses, int maximum)
    {
        EppValues.AtMost(statuses.Count, maximum, "status");
        foreach (var status in statuses)
        {
            writer.Open(ns, "status").Attribute("s", EppValues.Token(status.Value, 1, 64, "status"));
            if (status.Text is { } text)
            {
                writer.Attribute("lang", status.Language ?? "en").Text(EppValues.Line(text, 1024, "status text"));
            }

            writer.Close();
        }
    }

    public static IReadOnlyList<EppStatus> ReadStatuses(XElement data, EppNamespace ns) =>
    [
        .. data.All(ns, "status").Select(status => new EppStatus(
            status.RequiredAttribute("s"),
            status.Token() is { Length: > 0 } text ? text : null,
            status.OptionalAttribute("lang"))),
    ];

    public static EppPendingActionData ReadPendingAction(XElement data, EppNamespace ns, string key)
    {
        var subject = data.RequiredElement(ns, key);
        var transaction = data.RequiredElement(ns, "paTRID");
        return new EppPendingActionData(
            ns.Prefix,
            subject.Token(),
            subject.RequiredFlag("paResult"),
            transaction.Text(EppNamespaces.Epp, "clTRID"),
            transaction.Text(EppNamespaces.Epp, "svTRID") ?? "",
            data.RequiredInstant(ns, "paDate"));
    }

    private static string Word(EppTransferOperation operation) => operation switch
    {
        EppTransferOperation.Request => "request",
        EppTransferOperation.Query => "query",
        EppTransferOperation.Approve => "approve",
        EppTransferOperation.Reject => "reject",
        EppTransferOperation.Cancel => "cancel",
        _ => throw new EppInvalidCommandException("There is no such transfer operation."),
    };
}
