using DomainWorkers.RegistrantVault.Secrecy;

namespace DomainWorkers.RealNameReview.Adapters;

/// <summary>
/// Opens what senders sealed to this worker: a JWE in compact form (RFC 7516) with exactly RSA-OAEP-256 and A256GCM. The plaintext is
/// <c>{"account":…,"profileId":…,"messageId":…,"content":{…}}</c>; the first three must be what the message around it says. Pure but for the
/// keys; it neither logs nor throws for what a sender does.
/// </summary>
internal interface ISealedMessages
{
    /// <summary>The member <c>content</c> as UTF-8 JSON, or which rule the envelope breaks.</summary>
    SealedReading Open(string sealedText, SealedExpectation expectation);

    /// <summary>The public keys as a JWK set (RFC 7517), the one to use first.</summary>
    string KeySet { get; }
}

/// <summary>What the plaintext has to repeat, so that nobody can send another's envelope as his own.</summary>
/// <param name="MessageId">The <c>requestId</c> of the message around it.</param>
internal sealed record SealedExpectation(string Account, string ProfileId, string MessageId);

/// <summary>What came of opening an envelope.</summary>
internal abstract record SealedReading
{
    private SealedReading()
    {
    }

    /// <param name="Content">The member <c>content</c> as it stood there: UTF-8 JSON, an object, no duplicate names.</param>
    public sealed record Opened(Sensitive<byte[]> Content) : SealedReading;

    /// <param name="Rule">Which rule, in a word of ours in camel case, e.g. <c>keyUnknown</c>, <c>algorithmRefused</c>, <c>accountDiffers</c>.</param>
    public sealed record Refused(string Rule) : SealedReading;
}
