namespace DomainWorkers.EppServing;

/// <summary>Ways in which any server can misbehave on one command; a server's own ones have numbers of <see cref="FirstOwn"/> and above.</summary>
public enum WireFault
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

    /// <summary>Executed; half of the answer comes, then the connection is reset.</summary>
    TruncateAnswer,

    /// <summary>Executed; the answer's length prefix is 2^31 - 1.</summary>
    HugeLength,

    /// <summary>Executed; the answer names another client transaction.</summary>
    WrongClientTransactionId,

    /// <summary>Executed; the same answer is sent twice.</summary>
    AnswerTwice,

    /// <summary>Executed; the answer leaves after the rule's delay.</summary>
    Delay,

    /// <summary>Not executed, 2400.</summary>
    Fail2400,

    /// <summary>Not executed, 2500, connection closed.</summary>
    Fail2500,

    /// <summary>Executed, but answered 2400: what a broken front end makes of a good back end.</summary>
    ExecuteThenFail2400,

    /// <summary>Not executed, 2502, connection closed.</summary>
    SessionLimit,

    /// <summary>Not executed, 2104.</summary>
    OutOfCredit,

    /// <summary>A login with the right password gets 2200.</summary>
    RefuseLogin,

    /// <summary>Where a server's own ways begin; no fault itself.</summary>
    FirstOwn = 100,
}
