namespace DomainWorkers.RegistrarPolicy;

/// <summary>What has to be shown before a name resolves.</summary>
/// <param name="Profile">The kind of registrant profile that fits.</param>
/// <param name="EmailBeforeOrder">Whether a profile can be used only after its mail address was verified.</param>
/// <param name="RealName">Whether the registrant's identity is verified.</param>
/// <param name="NamingReview">Whether the registry reviews the name itself.</param>
/// <param name="Codes">The signed codes that the registry takes as proof (verificationCode-1.0).</param>
/// <param name="Qualification">Further proof for this suffix.</param>
public sealed record VerificationPolicy(
    ProfileKind Profile, bool EmailBeforeOrder, bool RealName, bool NamingReview,
    IReadOnlyList<VerificationCodeKind> Codes, Qualification Qualification)
{
    internal static VerificationPolicy Read(PolicyNode node)
    {
        node.Keys("profile", "emailBeforeOrder", "realName", "namingReview", "codes", "qualification");
        return new VerificationPolicy(
            node["profile"].Choice<ProfileKind>(),
            node["emailBeforeOrder"].Flag(),
            node["realName"].Flag(),
            node["namingReview"].Flag(),
            node["codes"].Choices<VerificationCodeKind>(),
            node["qualification"].Choice<Qualification>());
    }
}

/// <summary>The two kinds of registrant profile.</summary>
public enum ProfileKind
{
    General,
    Cnnic,
}

/// <summary>Types of signed codes.</summary>
public enum VerificationCodeKind
{
    /// <summary>DNVC: the name was checked.</summary>
    Domain,
    /// <summary>RNVC: the registrant was checked.</summary>
    RealName,
}

/// <summary>Proof beyond identity.</summary>
public enum Qualification
{
    None,
    /// <summary>Sealed form and certificate of a government body.</summary>
    GovernmentForm,
    /// <summary>Certificate whose owner is the registrant.</summary>
    Trademark,
    /// <summary>Commitment letter, or proof of one of the catering roles.</summary>
    Catering,
    /// <summary>Documents of a Hong Kong body.</summary>
    HongKongDocuments,
}
