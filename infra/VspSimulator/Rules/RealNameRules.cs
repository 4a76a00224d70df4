using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>What can be told of a real name without asking anybody.</summary>
internal static class RealNameRules
{
    private const int CreditCodeLength = 18;

    public static Finding? Flaw(XElement realName, ProviderOptions options)
    {
        var role = realName.Attribute("role")!.Value;
        var proof = realName.Element(Ns.Nv + "proofType")!.Value.Trim();
        if (proof != "poot" && proof == "poc" != (role == "person"))
            return Finding.ProofMismatch;
        return NumberFits(proof, Number(realName)) ? Documents.Flaw(realName, options) : Finding.NumberInvalid;
    }

    public static string Name(XElement realName) => realName.Element(Ns.Nv + "name")!.Value.Trim();

    public static string Number(XElement realName) => realName.Element(Ns.Nv + "num")!.Value.Trim();

    // Older licences have shorter numbers without a check digit; passports and permits have no common rule.
    private static bool NumberFits(string proof, string number) => proof switch
    {
        "poc" => CitizenNumbers.Fits(number),
        "poe" => number.Length != CreditCodeLength || CreditCodes.Fits(number),
        _ => true,
    };
}
