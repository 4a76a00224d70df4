using System.Xml.Linq;

namespace DomainWorkers.Epp;

/// <summary>
/// Whether an object has the verification codes it needs: notApplicable, nonCompliant, pendingCompliance or compliant, in all and
/// profile by profile.
/// </summary>
public sealed record VerificationCodeData(string Status, IReadOnlyList<VerificationProfile> Profiles)
{
    public VerificationProfile? Profile(string name) => Profiles.FirstOrDefault(profile => profile.Name == name);

    internal static VerificationCodeData Read(XElement element)
    {
        var ns = EppNamespaces.VerificationCode;
        return new VerificationCodeData(
            element.Required(ns, "status"), [.. element.All(ns, "profile").Select(VerificationProfile.Read)]);
    }
}
