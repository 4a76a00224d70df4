namespace DomainWorkers.RealNameReview.Adapters.Codes;

/// <summary>Why a signed code is not believed: a closed list of words that name nobody.</summary>
internal static class CodeFlaws
{
    public const string NotBase64 = "notBase64";
    public const string TooLarge = "tooLarge";

    /// <summary>Not well-formed, too deep, with a document type, a comment or a processing instruction.</summary>
    public const string XmlRefused = "xmlRefused";

    /// <summary>An element, an attribute or a text that a signed code does not have, or has elsewhere, or has twice.</summary>
    public const string ShapeRefused = "shapeRefused";

    public const string CanonicalizationRefused = "canonicalizationRefused";
    public const string SignatureAlgorithmRefused = "signatureAlgorithmRefused";
    public const string DigestAlgorithmRefused = "digestAlgorithmRefused";
    public const string TransformRefused = "transformRefused";

    /// <summary>The reference is not to the element that is read.</summary>
    public const string ReferenceElsewhere = "referenceElsewhere";

    /// <summary>The code has not the form provider-token.</summary>
    public const string CodeMalformed = "codeMalformed";

    /// <summary>It was made by another provider than the one that was asked.</summary>
    public const string ProviderDiffers = "providerDiffers";

    public const string CodeDiffers = "codeDiffers";
    public const string TypeDiffers = "typeDiffers";
    public const string CertificateUnreadable = "certificateUnreadable";

    /// <summary>Not RSA, shorter than 2048 bits, or not made for signatures but for something else, such as TLS.</summary>
    public const string SignerKeyRefused = "signerKeyRefused";

    public const string SignatureInvalid = "signatureInvalid";
    public const string ChainUntrusted = "chainUntrusted";
    public const string CertificateExpired = "certificateExpired";
    public const string CertificateAlgorithmRefused = "certificateAlgorithmRefused";
    public const string CertificateRevoked = "certificateRevoked";

    /// <summary>There is no revocation list of that issuer, or it is out of its time.</summary>
    public const string RevocationUnknown = "revocationUnknown";
}
