namespace DomainWorkers.Epp;

/// <summary>How one command is to be sent.</summary>
public sealed record EppExecution
{
    /// <summary>clTRID: 3 to 64 visible ASCII characters; the answer must repeat it.</summary>
    public required string ClientTransactionId { get; init; }

    /// <summary>
    /// Use a session that is connected after this call began. An answer from an older one may have been overtaken by a command
    /// whose answer was lost; "it is not there" is to be believed only from a fresh one.
    /// </summary>
    public bool FreshSession { get; init; }

    /// <summary>
    /// Asked right before the frame is written: is the lease still ours? False gives <see cref="EppNotSentException"/>.
    /// </summary>
    public Func<bool>? MayWrite { get; init; }
}
