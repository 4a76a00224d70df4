using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The message queue of one registry account (RFC 5730 section 2.9.2.3): one for the account, however many sessions it has.</summary>
internal interface IPollQueue
{
    /// <summary>The oldest message; the same one until it is acknowledged. Never throws for what a registry or a network does.</summary>
    Task<PollAnswer> Oldest(string clientTransactionId, CancellationToken cancellationToken);

    /// <summary>Takes a message off the queue. True when it is gone, also where it was gone before.</summary>
    Task<bool> Acknowledge(string messageId, string clientTransactionId, CancellationToken cancellationToken);
}

/// <summary>What a registry said when it was asked for a message.</summary>
internal abstract record PollAnswer
{
    private PollAnswer()
    {
    }

    /// <summary>Nothing waits.</summary>
    public sealed record Empty : PollAnswer;

    /// <summary>A message, and how many wait with it.</summary>
    public sealed record Message(RegistryNotice Notice, long Waiting) : PollAnswer;

    /// <summary>No answer, or none that could be acted on.</summary>
    public sealed record NoAnswer(string Detail) : PollAnswer;
}
