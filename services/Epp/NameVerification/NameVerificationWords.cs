using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>The words of draft-ietf-regext-nv-mapping and what they mean.</summary>
internal static class NameVerificationWords
{
    public static readonly EppNamespace Ns = EppNamespaces.NameVerification;

    public static string Of(NameVerificationRole role) => role switch
    {
        NameVerificationRole.Person => "person",
        NameVerificationRole.Organization => "org",
        _ => throw new EppInvalidCommandException("There is no such role."),
    };

    public static string Of(NameVerificationProof proof) => proof switch
    {
        NameVerificationProof.Citizen => "poc",
        NameVerificationProof.Enterprise => "poe",
        NameVerificationProof.Other => "poot",
        _ => throw new EppInvalidCommandException("There is no such type of proof."),
    };

    public static string Of(NameVerificationFileType type) => type switch
    {
        NameVerificationFileType.Pdf => "pdf",
        NameVerificationFileType.Jpg => "jpg",
        _ => throw new EppInvalidCommandException("There is no such type of file."),
    };

    public static string Of(NameVerificationInfoType type) => type switch
    {
        NameVerificationInfoType.SignedCode => "signedCode",
        NameVerificationInfoType.Input => "input",
        _ => throw new EppInvalidCommandException("There is no such type of info."),
    };

    public static NameVerificationRole Role(string word) => word switch
    {
        "person" => NameVerificationRole.Person,
        "org" => NameVerificationRole.Organization,
        _ => throw new FormatException("A role is neither person nor org."),
    };

    public static NameVerificationProof Proof(string word) => word switch
    {
        "poc" => NameVerificationProof.Citizen,
        "poe" => NameVerificationProof.Enterprise,
        "poot" => NameVerificationProof.Other,
        _ => throw new FormatException("A type of proof is none of poc, poe and poot."),
    };

    public static NameVerificationFileType FileType(string word) => word switch
    {
        "pdf" => NameVerificationFileType.Pdf,
        "jpg" => NameVerificationFileType.Jpg,
        _ => throw new FormatException("A type of file is neither pdf nor jpg."),
    };

    /// <summary>The status is an attribute; pendingCompliance is what verificationCode-1.0 calls the same state.</summary>
    public static NameVerificationStatus Status(XElement element) => element.RequiredAttribute("s") switch
    {
        "compliant" => NameVerificationStatus.Compliant,
        "nonCompliant" => NameVerificationStatus.NonCompliant,
        "pendingCompliant" or "pendingCompliance" => NameVerificationStatus.PendingCompliant,
        _ => throw new FormatException("A status is none of compliant, nonCompliant and pendingCompliant."),
    };

    public static NameVerificationCode Code(XElement parent)
    {
        var code = parent.RequiredElement(Ns, "code");
        var value = code.Token();
        return NameVerificationCode.IsValue(value)
            ? new NameVerificationCode(code.RequiredAttribute("type"), value)
            : throw new FormatException("A code has not the form provider-token.");
    }
}
