namespace DomainWorkers.Epp;

/// <summary>What all sessions of a pool share.</summary>
internal sealed record EppSessionContext(
    EppAccountOptions Account, TimeProvider MachineClock, EppVocabulary Vocabulary, IEppTrace? Trace)
{
    /// <summary>Monotonic, so that a corrected wall clock ends no session.</summary>
    public long Now => MachineClock.GetTimestamp();

    public TimeSpan Since(long timestamp) => MachineClock.GetElapsedTime(timestamp);

    /// <summary>The exception with the account's name in front of its text.</summary>
    public EppNotSentException NotSent(EppNotSentReason reason, string text, Exception? cause = null) =>
        new(reason, $"{Account.Name}: {text}", cause);
}
