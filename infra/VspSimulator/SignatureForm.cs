namespace DomainWorkers.VspSimulator;

/// <summary>How a signed code is made: rightly, or wrongly in one way.</summary>
public enum SignatureForm
{
    Genuine,
    UnknownAuthority,
    Expired,
    Revoked,
    Wrapped,
    WrappedBeside,
    OtherCode,
    OtherType,
    Tampered,
    Weak,
    NoSignature,
}
