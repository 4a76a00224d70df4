using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Registration;

/// <summary>An order for a registration is stored and will be answered. Comes at once, and again whenever its progress changes.</summary>
[Event("registry-submission")]
public sealed record RegistrationAccepted
{
    /// <summary>The account that ordered.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>The operation, by which ops find it.</summary>
    [MaxLength(256)]
    public required string OperationId { get; init; }

    /// <summary>The name in its ASCII form.</summary>
    [MaxLength(253)]
    public required string DomainName { get; init; }

    /// <summary>What the operation waits for.</summary>
    public required OperationProgress Progress { get; init; }

    /// <summary>When this became so (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
