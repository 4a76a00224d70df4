using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RealNameReview.Adapters;

/// <summary>What a provider is asked to verify.</summary>
/// <param name="TransactionId">The clTRID (RFC 5730: 3 to 64 characters); derived from what is asked, and the same in every try.</param>
internal abstract record VerificationRequest(string TransactionId)
{
    /// <summary>Whether a label may be registered at all (domain-name verification code, type <c>domain</c>).</summary>
    /// <param name="Label">The label without its suffix, as people write it.</param>
    /// <param name="RealNameCode">The token of a real-name code that the provider binds it to, where it wants one.</param>
    public sealed record DomainName(string TransactionId, string Label, string? RealNameCode = null) : VerificationRequest(TransactionId);

    /// <summary>Whether a person or an organisation is who it says (real-name verification code, type <c>real-name</c>).</summary>
    public sealed record RealName(
        string TransactionId,
        SubjectRole Role,
        SensitiveText Name,
        SensitiveText Number,
        ProofKind Proof,
        IReadOnlyList<ProofFile> Files) : VerificationRequest(TransactionId);
}

/// <summary>Who is to be verified.</summary>
internal enum SubjectRole
{
    Person,
    Organisation,
}

/// <summary>What the document proves: <c>poc</c>, <c>poe</c>, <c>poot</c> of nv-1.0.</summary>
internal enum ProofKind
{
    Citizen,
    Enterprise,
    Other,
}

/// <summary>A document's image; the adapter sends what the provider takes.</summary>
internal sealed record ProofFile(string MediaType, Sensitive<byte[]> Content);

/// <summary>Which submission is meant.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="TransactionId">The submission's clTRID.</param>
/// <param name="ProviderReference">The provider's own name for it, once it has given one (nv-1.0: the code's token).</param>
/// <param name="Label">For a domain name: the label.</param>
/// <param name="EndedAt">When the submission's try ended without an answer (machine time); null where there was an answer.</param>
internal sealed record VerificationQuestion(
    VerificationKind Kind, string TransactionId, string? ProviderReference, string? Label, DateTimeOffset? EndedAt);

/// <summary>What is verified.</summary>
internal enum VerificationKind
{
    DomainName,
    RealName,
}

/// <summary>A message of the provider's queue: something about a submission was decided. What it was is asked for, so a repeat is harmless.</summary>
/// <param name="MessageId">To acknowledge it.</param>
/// <param name="TransactionId">The submission's clTRID, where the message tells it.</param>
/// <param name="ProviderReference">The provider's own name for it, where the message tells it.</param>
internal sealed record ProviderNotice(string MessageId, string? TransactionId, string? ProviderReference);
