namespace DomainWorkers.Epp;

/// <summary>
/// Signed codes of a verification provider, attached to a transform command. Each is the base64 of a signedCode element,
/// passed on byte by byte: re-encoding it would break its signature.
/// </summary>
public sealed record EncodedSignedCodes(params IReadOnlyList<string> Codes) : IEppCommandExtension
{
    public EppNamespace ExtensionNamespace => EppNamespaces.VerificationCode;

    public void Write(EppWriter writer)
    {
        EppValues.Any(Codes.Count, "Codes");
        writer.Open(ExtensionNamespace, "encodedSignedCode");
        foreach (var code in Codes)
        {
            writer.Element(ExtensionNamespace, "code", EppValues.Base64(code, "A signed code"));
        }

        writer.Close();
    }
}
