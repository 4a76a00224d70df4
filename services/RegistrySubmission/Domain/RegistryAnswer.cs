using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>What came of sending one command: one of three failures, a doubt, or done.</summary>
internal abstract record RegistryAnswer
{
    private RegistryAnswer()
    {
    }

    /// <summary>The registry did it.</summary>
    public sealed record Done(DateTimeOffset? CreatedAt, DateTimeOffset? ExpiresAt, string TransactionId) : RegistryAnswer
    {
        /// <summary>Verification codes after a registration, where the registry shows them.</summary>
        public VerificationState? Verification { get; init; }
    }

    /// <summary>The registry took it and decides later (1001); the poll queue tells.</summary>
    public sealed record Pending(string TransactionId) : RegistryAnswer;

    /// <summary>The registry will not do it, however often it is asked.</summary>
    public sealed record Refused(Reason Reason) : RegistryAnswer;

    /// <summary>The object stands in the way (2302, 2303, 2304, 2305, 2306, 2105): not done now, but look at it before saying no.</summary>
    public sealed record Contradicted(Reason Reason) : RegistryAnswer;

    /// <summary>Certainly not done, and worth trying again.</summary>
    public sealed record NotNow(Hindrance Hindrance, string Detail) : RegistryAnswer;

    /// <summary>Nobody knows: the command may have reached the registry and its answer was lost.</summary>
    public sealed record Unknown(string Detail) : RegistryAnswer;
}

/// <summary>What keeps an operation from being sent.</summary>
internal enum Hindrance
{
    /// <summary>The registry cannot be reached, or asks to come later.</summary>
    Registry,

    /// <summary>The registrar's credit is used up (2104).</summary>
    Credit,

    /// <summary>Only this try: the lease ended before the frame was written.</summary>
    Lease,
}
