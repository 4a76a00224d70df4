using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What a doubt turned out to be, once the registry was asked.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Proven to be done by us.</summary>
    public sealed record Done(DateTimeOffset? CreatedAt, DateTimeOffset? ExpiresAt) : Verdict
    {
        public VerificationState? Verification { get; init; }
    }

    /// <summary>Not done, as far as this answer goes; believed only after the settle delay.</summary>
    public sealed record NotDone : Verdict;

    /// <summary>The registry has it and has not decided yet (<c>pendingCreate</c>, <c>pendingRenew</c>).</summary>
    public sealed record StillPending : Verdict;

    /// <summary>It cannot be done any more: somebody else has the name.</summary>
    public sealed record Refused(Reason Reason) : Verdict;

    /// <summary>The record is behind the registry; with the right date it can be sent.</summary>
    public sealed record RecordBehind(DateTimeOffset ExpiresAt, int Ahead) : Verdict;

    /// <summary>The registry shows nothing that proves it either way: a person decides.</summary>
    public sealed record CannotTell(string Because) : Verdict;

    /// <summary>A person decided, and the registry shows something else: a person looks again.</summary>
    public sealed record Contradicted(Reason Reason) : Verdict;
}
