namespace DomainWorkers.RealNameReview.Adapters.Sealing;

/// <summary>
/// Which rule an envelope breaks. Those about its form and its header tell a sender what he can see himself; whatever depends on a private
/// key has one word, <see cref="NotOpened"/>.
/// </summary>
internal static class SealedRules
{
    public const string TooLarge = "tooLarge";

    /// <summary>Not five parts in base64url without padding, or parts of the wrong length.</summary>
    public const string Malformed = "malformed";

    /// <summary>The header is no JSON object of text members, or has a member twice.</summary>
    public const string HeaderMalformed = "headerMalformed";

    /// <summary>alg or enc is not exactly RSA-OAEP-256 and A256GCM.</summary>
    public const string AlgorithmRefused = "algorithmRefused";

    /// <summary>A header member other than alg, enc, kid, typ and cty, such as zip, crit or jwk.</summary>
    public const string HeaderMemberRefused = "headerMemberRefused";

    public const string KeyUnknown = "keyUnknown";
    public const string NotOpened = "notOpened";

    /// <summary>The plaintext is not the JSON object that the guide shows.</summary>
    public const string ContentMalformed = "contentMalformed";

    public const string AccountDiffers = "accountDiffers";
    public const string ProfileDiffers = "profileDiffers";
    public const string MessageDiffers = "messageDiffers";
}
