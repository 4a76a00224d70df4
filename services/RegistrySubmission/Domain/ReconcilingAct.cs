using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>
/// An operation that is defined by what the registry shall show in the end: look, send what is missing, look again. A lost answer needs no
/// proof of its own, because looking tells; but what looking does not show is not sent a second time before the settle delay is over.
/// </summary>
internal abstract class ReconcilingAct
{
    public abstract OperationKind Kind { get; }

    /// <summary>Whether it may begin on the domain as the record has it; may already be done without the registry.</summary>
    public abstract Start Begin(OperationState operation, DomainState domain, DateTimeOffset now);

    /// <summary>What is missing between what the registry shows and what is wanted.</summary>
    public abstract Move Next(OperationState operation, DomainState domain, RegistryView view, DateTimeOffset now);

    /// <summary>The event of a refusal.</summary>
    public abstract Announcement Refusal(OperationState operation, IReadOnlyList<Reason> reasons, DateTimeOffset now);

    /// <summary>The domain after a refusal; only what the operation itself brought into being is taken back.</summary>
    public virtual DomainState AfterRefusal(DomainState domain, DateTimeOffset now) => domain;

    /// <summary>Whether the domain may have this operation begun at all: the same for every kind that is about a domain we hold.</summary>
    public virtual Start Admit(OperationState operation, DomainState? domain, DateTimeOffset now) => domain switch
    {
        null => new Start.Refuse(Refusals.DomainUnknown),
        _ when domain.Account != operation.Account => new Start.Refuse(Refusals.DomainUnknown),
        { Open: not null } or { Settled: not null } or { Status: DomainStatus.Pending } => new Start.Wait(),
        { Status: DomainStatus.Ended } => new Start.Refuse(Refusals.DomainEnded),
        _ => Begin(operation, domain, now),
    };
}

/// <summary>Whether an operation may begin.</summary>
internal abstract record Start
{
    private Start()
    {
    }

    /// <summary>Yes: look at the registry.</summary>
    public sealed record Go : Start;

    /// <summary>Yes, and there is no domain yet: storing this one is the claim of its name.</summary>
    public sealed record Create(DomainState Domain) : Start;

    /// <summary>There is nothing to do at the registry.</summary>
    public sealed record Already(Conclusion Conclusion) : Start;

    /// <summary>Another operation has to end first.</summary>
    public sealed record Wait : Start;

    /// <summary>Never.</summary>
    public sealed record Refuse(Reason Reason) : Start;
}

/// <summary>The next step of an operation.</summary>
internal abstract record Move
{
    private Move()
    {
    }

    /// <summary>Send this.</summary>
    public sealed record Send(RegistryCommand Command) : Move
    {
        /// <summary>What the look has shown and is kept with the intent.</summary>
        public Func<DomainState, DomainState>? Noting { get; init; }
    }

    /// <summary>The registry shows what was wanted.</summary>
    public sealed record Done(Conclusion Conclusion) : Move;

    /// <summary>The registry has it in hand; look again later.</summary>
    public sealed record Await : Move;

    /// <summary>It will not be done.</summary>
    public sealed record Refuse(Reason Reason) : Move;

    /// <summary>A person decided, and the registry shows something else: a person looks again.</summary>
    public sealed record Contradict(Reason Reason) : Move;
}
