namespace DomainWorkers.VspSimulator;

/// <summary>Ways in which the provider can misbehave on one command, one signed code or one notice.</summary>
public enum FaultAction
{
    /// <summary>Executed, then the connection is reset before a byte of the answer.</summary>
    ExecuteThenDrop,

    /// <summary>The connection is reset and nothing was executed.</summary>
    DropBeforeExecuting,

    /// <summary>Executed, but the socket stays open and silent.</summary>
    ExecuteThenHalfOpen,

    /// <summary>Not executed; the socket stays open and silent.</summary>
    HalfOpen,

    /// <summary>Executed; the answer comes one byte at a time.</summary>
    SlowBytes,

    /// <summary>Executed; the answer leaves after the rule's delay.</summary>
    Delay,

    /// <summary>Executed; half of the answer comes, then the connection is reset.</summary>
    TruncateAnswer,

    /// <summary>Executed; the answer's length prefix is 2^31 - 1.</summary>
    HugeLength,

    /// <summary>Executed; the answer names another client transaction.</summary>
    WrongClientTransactionId,

    /// <summary>Executed; the same answer is sent twice.</summary>
    AnswerTwice,

    /// <summary>Executed, but answered 2400: what a broken front end makes of a good back end.</summary>
    ExecuteThenFail2400,

    /// <summary>Not executed, 2400.</summary>
    Fail2400,

    /// <summary>Not executed, 2500, connection closed.</summary>
    Fail2500,

    /// <summary>Not executed, 2502, connection closed.</summary>
    SessionLimit,

    /// <summary>Not executed, 2104.</summary>
    OutOfCredit,

    /// <summary>A login with the right password gets 2200.</summary>
    RefuseLogin,

    /// <summary>The submission is decided against, whatever it holds.</summary>
    Refuse,

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
