using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// What one kind of operation means: when it may begin, what is sent, how a doubt about it is judged, and what the record and the
/// order side are told. Pure: every answer follows from what is passed in.
/// </summary>
internal abstract class GuardedAct
{
    /// <summary>The kind it is about.</summary>
    public abstract OperationKind Kind { get; }

    /// <summary>Whether the operation may begin on the domain as it is; for a registration there is none yet.</summary>
    public abstract Admission Admit(OperationState operation, DomainState? domain, DateTimeOffset now);

    /// <summary>Whether there may be nothing to send: then the registry is looked at first.</summary>
    public virtual bool LooksFirst(OperationState operation, DomainState domain) => false;

    /// <summary>The command, with its guard.</summary>
    public abstract RegistryCommand Command(OperationState operation, DomainState domain);

    /// <summary>What the registry's view says about whether this operation was done.</summary>
    public abstract Verdict Judge(OperationState operation, DomainState domain, RegistryView.Present? seen, SettleTolerance tolerance, DateTimeOffset now);

    /// <summary>What the registry shows as this operation's work, where a person vouches that it is; null where it cannot be.</summary>
    public abstract Verdict.Done? Shown(OperationState operation, DomainState domain, RegistryView.Present? seen);

    /// <summary>The domain after it was done, and what is said.</summary>
    public abstract Conclusion Done(OperationState operation, DomainState domain, RegistryAnswer.Done answer, string sponsor, DateTimeOffset now);

    /// <summary>The domain after it was refused, and what is said.</summary>
    public abstract Conclusion Refused(OperationState operation, DomainState domain, IReadOnlyList<Reason> reasons, DateTimeOffset now);

    /// <summary>What is said when it is refused before there is a domain to write to.</summary>
    public abstract Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now);

    /// <summary>What the order side is told while it waits.</summary>
    public abstract Announcement Progress(OperationState operation, DateTimeOffset now);
}

/// <summary>Whether an operation may begin.</summary>
internal abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Yes, from this state of the domain; the date it is decided on, where a date guards it.</summary>
    public sealed record Begin(DomainState Domain, DateTimeOffset? ExpiresBefore) : Admission
    {
        /// <summary>For a renewal: years that the registry added by itself.</summary>
        public int Ahead { get; init; }
    }

    /// <summary>Not before another operation on the domain has ended.</summary>
    public sealed record Wait : Admission;

    /// <summary>Never.</summary>
    public sealed record Refuse(Reason Reason) : Admission;
}

/// <summary>What an outcome changes and says.</summary>
internal sealed record Conclusion(DomainState Domain, Announcement Answer)
{
    /// <summary>What is said beside the answer to the order.</summary>
    public IReadOnlyList<Announcement> Also { get; init; } = [];
}

/// <summary>How far the registry's clock may be from ours when its dates are held against our intent.</summary>
internal readonly record struct SettleTolerance(TimeSpan Clock);
