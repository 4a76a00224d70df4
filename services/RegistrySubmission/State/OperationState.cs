using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>
/// What was ordered, and how it ended. Never deleted: a repeat is recognised years later and gets the first answer again.
/// Invariants: <see cref="Document.Due"/> is null exactly when <see cref="Outcome"/> is set or a person has to decide.
/// </summary>
internal sealed record OperationState : Document, IDoubtful, ISetAside
{
    /// <summary>Operations of a domain are looked up by it, for people.</summary>
    public const string DomainKey = "domainId";

    /// <summary>The element of <see cref="Progress"/>.</summary>
    public const string ProgressElement = "progress";

    public required string Account { get; init; }

    public required string OrderId { get; init; }

    public required OperationKind Kind { get; init; }

    /// <summary>SHA-256 over what was ordered: the same order id with another content is refused.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>When the sender made the order.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When we stored it (business time).</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    public string? Actor { get; init; }

    /// <summary>The registry account whose pump takes it; null when it was refused before that was known.</summary>
    public string? Registry { get; init; }

    public required string DomainId { get; init; }

    /// <summary>What the registry shall do.</summary>
    public required Intent? Intent { get; init; }

    public required OperationProgress Progress { get; init; }

    /// <summary>Tries in a row that did not end in an outcome we know the class of: back-off grows with it.</summary>
    public int Delays { get; init; }

    /// <summary>Since when nobody knows whether the registry did it (machine time).</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    public Outcome? Outcome { get; init; }

    /// <summary>Why a person has to decide; null unless <see cref="Progress"/> is parked.</summary>
    public string? ParkedBecause { get; init; }

    /// <summary>What a person decided and nobody has carried out yet; while it is there, nothing more is sent.</summary>
    public PersonsDecision? Decision { get; init; }

    /// <summary>Everything that people decided about it, in order.</summary>
    public IReadOnlyList<PersonsDecision> Decisions { get; init; } = [];

    public static string IdOf(string account, OperationKind kind, string orderId) =>
        $"{account}/{kind.ToString().ToLowerInvariant()}/{orderId}";
}

/// <summary>How an operation ended, with the very message that said so.</summary>
internal sealed record Outcome
{
    public required OperationProgress Progress { get; init; }

    public required DateTimeOffset At { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The answer as it was given, to be given again word for word.</summary>
    public required OutgoingMessage Answer { get; init; }
}
