namespace DomainWorkers.RealNameReview.Adapters;

/// <summary>
/// A verification provider. No call throws for what the provider or the network does: the answer says what is known. The adapter checks a
/// signed code (signature, chain, trust anchors, validity in machine time) before it says <see cref="ProviderAnswer.Verified"/>. It derives
/// what the provider wants as a password of the object from the transaction id and a key of its own, so that it can ask again after a restart.
/// Nothing that a request holds may stand in a log, an exception or a trace.
/// </summary>
internal interface IVerificationProvider
{
    /// <summary>
    /// Submits once. Whether a second call with the same transaction id would be a second submission is the provider's business: after
    /// <see cref="ProviderAnswer.Unknown"/> the caller asks, and never submits again before the answer is <see cref="ProviderAnswer.Absent"/>.
    /// </summary>
    Task<ProviderAnswer> Submit(VerificationRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// How an earlier submission stands, with its signed code where there is one. <see cref="ProviderAnswer.Absent"/> only where it is
    /// certain that the provider never took it (asked on a connection that is younger than the submission's end plus the settle delay);
    /// otherwise <see cref="ProviderAnswer.Unknown"/>.
    /// </summary>
    Task<ProviderAnswer> Ask(VerificationQuestion question, CancellationToken cancellationToken);

    /// <summary>The oldest messages of the provider's queue that are not acknowledged, at most a few; empty where there is none or it cannot be asked.</summary>
    Task<IReadOnlyList<ProviderNotice>> Poll(CancellationToken cancellationToken);

    /// <summary>Takes a message off the queue; harmless twice and for one that is gone.</summary>
    Task Acknowledge(string messageId, CancellationToken cancellationToken);
}
