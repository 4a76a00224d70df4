using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// A telephone number as EPP writes it, +86.13800138000, and an extension. The empty number takes one away on update.
/// </summary>
public sealed partial record EppPhone(string Number, string? Extension = null)
{
    private const int MaxExtension = 64;

    internal static EppPhone? Read(XElement? element) =>
        element?.Token() is { Length: > 0 } number ? new EppPhone(number, element.OptionalAttribute("x")) : null;

    internal void Write(EppWriter writer, string name)
    {
        if (Number.Length > 0 && !Form().IsMatch(Number))
        {
            throw new EppInvalidCommandException($"{name} must have the form +86.13800138000.");
        }

        writer.Open(EppNamespaces.Contact, name)
            .Attribute("x", Extension is null ? null : EppValues.Token(Extension, 0, MaxExtension, "Telephone extension"))
            .Text(Number)
            .Close();
    }

    // RFC 5733: e164StringType, at most 17 characters in all.
    [GeneratedRegex(@"^(?=.{1,17}\z)\+[0-9]{1,3}\.[0-9]{1,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Number = ").Append(Number.Length == 0 ? "none" : "***");
        return true;
    }
}
