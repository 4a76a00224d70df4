namespace DomainWorkers.Epp;

/// <summary>
/// Changes the records of a delegation; rides on a domain update (RFC 5910 section 5.2.5). Removal happens before addition.
/// </summary>
public sealed record SecDnsUpdate : IEppCommandExtension
{
    /// <summary>Takes every record away; with <see cref="Add"/> it replaces them.</summary>
    public bool RemoveAll { get; init; }

    public SecDnsRecords? Remove { get; init; }

    public SecDnsRecords? Add { get; init; }

    public int? MaxSignatureLife { get; init; }

    /// <summary>Asks for priority; a server that has none refuses with 2102.</summary>
    public bool Urgent { get; init; }

    public EppNamespace ExtensionNamespace => EppNamespaces.SecDns;

    public void Write(EppWriter writer)
    {
        if (!RemoveAll && Remove is null && Add is null && MaxSignatureLife is null)
        {
            throw new EppInvalidCommandException("A secDNS update changes something.");
        }

        writer.Open(ExtensionNamespace, "update").Attribute("urgent", Urgent ? "1" : null);
        WriteRemoval(writer);
        if (Add is { } add)
        {
            writer.Open(ExtensionNamespace, "add");
            add.Write(writer);
            writer.Close();
        }

        if (MaxSignatureLife is not null)
        {
            writer.Open(ExtensionNamespace, "chg")
                .Element(ExtensionNamespace, "maxSigLife", SecDnsCreate.Checked(MaxSignatureLife)).Close();
        }

        writer.Close();
    }

    private void WriteRemoval(EppWriter writer)
    {
        if (RemoveAll && Remove is not null)
        {
            throw new EppInvalidCommandException("Remove everything or some records, not both.");
        }

        if (!RemoveAll && Remove is null)
        {
            return;
        }

        writer.Open(ExtensionNamespace, "rem");
        if (RemoveAll)
        {
            writer.Element(ExtensionNamespace, "all", "true");
        }

        Remove?.Write(writer);
        writer.Close();
    }
}
