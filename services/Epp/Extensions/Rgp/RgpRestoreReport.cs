using System.Text;

namespace DomainWorkers.Epp;

/// <summary>The report that a registrar owes after a restore request (RFC 3915 section 4.2.5).</summary>
public sealed record RgpRestoreReport : IEppCommandExtension
{
    /// <summary>The registration data as they were before the deletion.</summary>
    public required string PreData { get; init; }

    /// <summary>The registration data as they are now.</summary>
    public required string PostData { get; init; }

    public required DateTimeOffset DeletedAt { get; init; }

    public required DateTimeOffset RestoredAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>That the restore is not for one's own use or sale, and that the report is true to one's knowledge.</summary>
    public required (string First, string Second) Statements { get; init; }

    public string? Other { get; init; }

    public EppNamespace ExtensionNamespace => EppNamespaces.Rgp;

    public void Write(EppWriter writer) =>
        writer.Open(ExtensionNamespace, "update")
            .Open(ExtensionNamespace, "restore").Attribute("op", "report")
            .Open(ExtensionNamespace, "report")
            .Element(ExtensionNamespace, "preData", PreData)
            .Element(ExtensionNamespace, "postData", PostData)
            .Element(ExtensionNamespace, "delTime", DeletedAt)
            .Element(ExtensionNamespace, "resTime", RestoredAt)
            .Element(ExtensionNamespace, "resReason", Reason)
            .Element(ExtensionNamespace, "statement", Statements.First)
            .Element(ExtensionNamespace, "statement", Statements.Second)
            .Element(ExtensionNamespace, "other", Other)
            .Close().Close().Close();

    // The data are whois records: people.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("DeletedAt = ").Append(DeletedAt).Append(", RestoredAt = ").Append(RestoredAt);
        return true;
    }
}
