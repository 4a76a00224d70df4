using System.Xml.Linq;

namespace DomainWorkers.VspSimulator;

/// <summary>One command in execution: who asks for what, when, and the provider it works on.</summary>
internal sealed record CommandContext(
    EppCommand Command, LoggedIn Login, Register Register, PollQueues Queues, DomainNameRules Rules, CodeSigner Signer,
    SubjectHashes Hashes, ProviderOptions Options, DateTimeOffset Now, FaultRule? Fault)
{
    public string Account => Login.Account;

    public XElement Body => Command.Body;

    /// <summary>The signed code of a compliant verification, made as the fault of this command wants it.</summary>
    public string Sign(Verification verification) => Signer.Sign(
        verification.Code, verification.Type, Form(Fault?.Action), Register.OtherThan(verification));

    private static SignatureForm Form(FaultAction? fault) => fault switch
    {
        FaultAction.SignUnknown => SignatureForm.UnknownAuthority,
        FaultAction.SignExpired => SignatureForm.Expired,
        FaultAction.SignRevoked => SignatureForm.Revoked,
        FaultAction.SignWrapped => SignatureForm.Wrapped,
        FaultAction.SignWrappedBeside => SignatureForm.WrappedBeside,
        FaultAction.SignOther => SignatureForm.OtherCode,
        FaultAction.SignOtherType => SignatureForm.OtherType,
        FaultAction.SignTampered => SignatureForm.Tampered,
        FaultAction.SignWeak => SignatureForm.Weak,
        FaultAction.NoSignature => SignatureForm.NoSignature,
        _ => SignatureForm.Genuine,
    };
}
