namespace DomainWorkers.VspSimulator;

/// <summary>Ways in which the provider can misbehave on one command, one signed code or one notice.</summary>
public enum FaultAction
{
    /// <inheritdoc cref="WireFault.ExecuteThenDrop"/>
    ExecuteThenDrop = (int)WireFault.ExecuteThenDrop,

    /// <inheritdoc cref="WireFault.DropBeforeExecuting"/>
    DropBeforeExecuting = (int)WireFault.DropBeforeExecuting,

    /// <inheritdoc cref="WireFault.ExecuteThenHalfOpen"/>
    ExecuteThenHalfOpen = (int)WireFault.ExecuteThenHalfOpen,

    /// <inheritdoc cref="WireFault.HalfOpen"/>
    HalfOpen = (int)WireFault.HalfOpen,

    /// <inheritdoc cref="WireFault.SlowBytes"/>
    SlowBytes = (int)WireFault.SlowBytes,

    /// <inheritdoc cref="WireFault.TruncateAnswer"/>
    TruncateAnswer = (int)WireFault.TruncateAnswer,

    /// <inheritdoc cref="WireFault.HugeLength"/>
    HugeLength = (int)WireFault.HugeLength,

    /// <inheritdoc cref="WireFault.WrongClientTransactionId"/>
    WrongClientTransactionId = (int)WireFault.WrongClientTransactionId,

    /// <inheritdoc cref="WireFault.AnswerTwice"/>
    AnswerTwice = (int)WireFault.AnswerTwice,

    /// <inheritdoc cref="WireFault.Delay"/>
    Delay = (int)WireFault.Delay,

    /// <inheritdoc cref="WireFault.Fail2400"/>
    Fail2400 = (int)WireFault.Fail2400,

    /// <inheritdoc cref="WireFault.Fail2500"/>
    Fail2500 = (int)WireFault.Fail2500,

    /// <inheritdoc cref="WireFault.ExecuteThenFail2400"/>
    ExecuteThenFail2400 = (int)WireFault.ExecuteThenFail2400,

    /// <inheritdoc cref="WireFault.SessionLimit"/>
    SessionLimit = (int)WireFault.SessionLimit,

    /// <inheritdoc cref="WireFault.OutOfCredit"/>
    OutOfCredit = (int)WireFault.OutOfCredit,

    /// <inheritdoc cref="WireFault.RefuseLogin"/>
    RefuseLogin = (int)WireFault.RefuseLogin,

    /// <summary>The submission is decided against, whatever it holds.</summary>
    Refuse = (int)WireFault.FirstOwn,

    /// <summary>The submission is answered 1001 and decided after the review time, whatever the rules say.</summary>
    Pend,

    /// <summary>The decision is queued as two messages.</summary>
    NoticeTwice,

    /// <summary>The decision is not queued at all; only info tells of it.</summary>
    NoticeLost,

    /// <summary>The signed code is signed by a provider of an authority that nobody knows.</summary>
    SignUnknown,

    /// <summary>The signer's certificate is out of its time.</summary>
    SignExpired,

    /// <summary>The signer's certificate stands in the revocation list.</summary>
    SignRevoked,

    /// <summary>A true signature is put under another code, and what it is true of into its Object, where nobody reads.</summary>
    SignWrapped,

    /// <summary>The same with what it is true of beside the signature; the schema does not allow that.</summary>
    SignWrappedBeside,

    /// <summary>The signed code within the answer is that of another code than the answer names.</summary>
    SignOther,

    /// <summary>The signed code is of the other type: domain instead of real-name and the other way round.</summary>
    SignOtherType,

    /// <summary>One character was changed after signing.</summary>
    SignTampered,

    /// <summary>RSA-SHA1 and SHA-1, as in old software.</summary>
    SignWeak,

    /// <summary>The signed code has no signature.</summary>
    NoSignature,
}
