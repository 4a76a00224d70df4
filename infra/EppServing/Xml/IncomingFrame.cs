namespace DomainWorkers.EppServing;

/// <summary>What one frame turned out to be.</summary>
public abstract record IncomingFrame
{
    private IncomingFrame()
    {
    }

    public sealed record Hello : IncomingFrame;

    public sealed record Command(EppCommand Value) : IncomingFrame;

    /// <summary>Not well-formed, not valid, or about something this server does not offer.</summary>
    public sealed record Refused(Answer Answer, string? ClientTransactionId) : IncomingFrame;
}
