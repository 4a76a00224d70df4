namespace DomainWorkers.Epp;

/// <summary>Certainly not executed: no byte of the command's frame was handed to the network. Sending it later is safe.</summary>
public sealed class EppNotSentException : EppException
{
    public EppNotSentException(EppNotSentReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    public EppNotSentReason Reason { get; }

    /// <summary>How long the pool itself will not try again, in machine time; null when the next call may try at once.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The code of a refused login.</summary>
    public int? LoginCode { get; init; }

    /// <summary>False when an earlier refusal was only repeated to the caller.</summary>
    internal bool WasAttempted { get; init; }
}
