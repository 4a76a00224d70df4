using System.Globalization;
using System.Xml.Linq;
using DomainWorkers.MiitSimulator.Files;

namespace DomainWorkers.MiitSimulator.Calls;

/// <summary>The XML text within an answer: code, sentence, and what a success brings.</summary>
internal static class CallAnswer
{
    public static string Success(int code, string text, params XElement?[] content) => Write(code, text, content);

    public static string Refused(Refusal refusal) => Write(refusal.Code, refusal.Text, refusal.Missing.Count == 0
        ? null
        : new XElement("dataSequences", refusal.Missing.Select(number => new XElement("dataSequence", number.ToString(CultureInfo.InvariantCulture)))));

    private static string Write(int code, string text, params XElement?[] content) => new XElement(
        "return", new XAttribute("version", DomainFormat.Version),
        new XElement("msg_code", code.ToString(CultureInfo.InvariantCulture)), new XElement("msg", text), content).ToString(SaveOptions.DisableFormatting);
}
