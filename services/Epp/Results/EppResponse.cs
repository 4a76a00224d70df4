using System.Text;
using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>A registry's answer to one command.</summary>
public sealed record EppResponse<TData>(
    EppResult Result,
    TData? Data,
    string? ClientTransactionId,
    string ServerTransactionId,
    EppMessageQueue? Queue)
    where TData : class
{
    /// <summary>Every result; only failures can have several. The first decides.</summary>
    public IReadOnlyList<EppResult> Results { get; init; } = [Result];

    /// <summary>Extension data that a reader of the vocabulary understood.</summary>
    public IReadOnlyList<object> Extensions { get; init; } = [];

    /// <summary>Extension data that nobody understood, or that its reader could not read. Never an error (RFC 9038).</summary>
    public IReadOnlyList<XElement> Unread { get; init; } = [];

    /// <summary>The XML as it came. It may hold personal data and secrets: seal it before storing it.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }

    public TExtension? Extension<TExtension>()
        where TExtension : class => Extensions.OfType<TExtension>().FirstOrDefault();

    public EppCodeClass Class(bool isTransform) => EppResultCodes.Classify(Result.Code, isTransform);

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Result = ").Append(Result)
            .Append(", ClientTransactionId = ").Append(ClientTransactionId)
            .Append(", ServerTransactionId = ").Append(ServerTransactionId)
            .Append(", Queue = ").Append(Queue)
            .Append(", Data = ").Append(Data);
        return true;
    }
}
