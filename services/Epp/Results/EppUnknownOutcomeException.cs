namespace DomainWorkers.Epp;

/// <summary>
/// The registry may or may not have executed the command: at least one byte of its frame may have left and no answer can be
/// matched to it. The session is closed. Ask for the object's state on a fresh session before doing anything else.
/// </summary>
public sealed class EppUnknownOutcomeException : EppException
{
    public EppUnknownOutcomeException(EppUnknownReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    public EppUnknownReason Reason { get; }

    /// <summary>Machine time at which the connection was closed: a settle delay counts from here.</summary>
    public DateTimeOffset ClosedAt { get; init; }
}
