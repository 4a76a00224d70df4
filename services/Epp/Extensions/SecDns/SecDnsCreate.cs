namespace DomainWorkers.Epp;

/// <summary>Signs a delegation from its creation on; rides on a domain create (RFC 5910 section 5.2.1).</summary>
public sealed record SecDnsCreate(SecDnsRecords Records) : IEppCommandExtension
{
    /// <summary>Seconds a signature may live; few registries take it.</summary>
    public int? MaxSignatureLife { get; init; }

    public EppNamespace ExtensionNamespace => EppNamespaces.SecDns;

    public void Write(EppWriter writer)
    {
        writer.Open(ExtensionNamespace, "create").Element(ExtensionNamespace, "maxSigLife", Checked(MaxSignatureLife));
        Records.Write(writer);
        writer.Close();
    }

    internal static int? Checked(int? life) =>
        life is null or > 0 ? life : throw new EppInvalidCommandException("maxSigLife is a positive number of seconds.");
}
