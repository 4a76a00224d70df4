using System.Text;

namespace DomainWorkers.Epp;

/// <summary>The kind of an identity document, such as ORG or SFZ, and its number.</summary>
public sealed record CnnicIdentity(string DocumentType, string Number)
{
    internal void Write(EppWriter writer) => writer.Open(EppNamespaces.CnnicContact, "contact")
        .Attribute("type", EppValues.Token(DocumentType, 1, 32, "Document type"))
        .Text(EppValues.Token(Number, 1, 64, "Document number")).Close();

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("DocumentType = ").Append(DocumentType);
        return true;
    }
}
