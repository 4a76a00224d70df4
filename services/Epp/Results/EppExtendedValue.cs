using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// A value with the server's reason; RFC 9038 also moves extension data here that the client did not ask for at login.
/// </summary>
public sealed record EppExtendedValue(XElement Value, string Reason)
{
    private const string Unhandled = " not in login services";

    /// <summary>The namespace that RFC 9038 kept out of the answer, or null when this is an ordinary reason.</summary>
    public string? UnhandledNamespace =>
        Reason.EndsWith(Unhandled, StringComparison.Ordinal) ? Reason[..^Unhandled.Length].Trim() : null;

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Reason = ").Append(Reason);
        return true;
    }
}
