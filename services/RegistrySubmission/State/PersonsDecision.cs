using DomainWorkers.Contracts.Registration;

namespace DomainWorkers.RegistrySubmission.State;

/// <summary>What a person decided about an operation.</summary>
internal sealed record PersonsDecision
{
    /// <summary>The command it came with: the same one does not decide twice.</summary>
    public required string RequestId { get; init; }

    public required OperationDecision Decision { get; init; }

    /// <summary>The last try that it is about; null where there was none.</summary>
    public string? ClientTransactionId { get; init; }

    public required string By { get; init; }

    public required string Because { get; init; }

    /// <summary>When it was taken in (business time).</summary>
    public required DateTimeOffset At { get; init; }
}
