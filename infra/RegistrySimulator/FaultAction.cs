namespace DomainWorkers.RegistrySimulator;

/// <summary>Ways in which the registry can misbehave on one command.</summary>
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

    /// <summary>A renew is applied twice although curExpDate guarded it.</summary>
    RenewTwice = (int)WireFault.FirstOwn,
}
