namespace DomainWorkers.Epp;

/// <summary>
/// What a signed code says: its type, such as domain or real-name, and its value in the form provider-token. The signature is for the
/// registry to judge.
/// </summary>
public sealed record SignedVerificationCode(string Type, string Code)
{
    /// <summary>Reads the base64 of a signedCode element. Null where it is none.</summary>
    public static SignedVerificationCode? Read(string encoded)
    {
        ArgumentNullException.ThrowIfNull(encoded);
        var ns = EppNamespaces.VerificationCode;
        try
        {
            var signed = EppXmlReading.Read(Convert.FromBase64String(encoded));
            return signed.Name == ns.Name("signedCode") && signed.Element(ns.Name("code")) is { } code
                && code.OptionalAttribute("type") is { Length: > 0 and <= 64 } type && code.Token() is { Length: > 0 and <= 255 } value
                ? new SignedVerificationCode(type, value)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
