using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>One result of an answer (RFC 5730 section 2.6).</summary>
public sealed record EppResult(int Code, string Message, string Language = "en")
{
    /// <summary>Elements of the command that the server names as the cause.</summary>
    public IReadOnlyList<XElement> Values { get; init; } = [];

    public IReadOnlyList<EppExtendedValue> ExtendedValues { get; init; } = [];

    public bool IsSuccess => Code is >= 1000 and < 2000;

    /// <summary>The message with the server's reasons: what a person needs to see.</summary>
    public string Explanation => ExtendedValues.Count == 0
        ? Message
        : $"{Message} ({string.Join("; ", ExtendedValues.Select(value => value.Reason))})";

    // Values repeat what the command said, which may be a person's data.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Code = ").Append(Code).Append(", Message = ").Append(Message);
        return true;
    }
}
