using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Lifecycle;

/// <summary>
/// Take a <see cref="DeleteDomain"/> back that has not reached the registry yet. The deletion is then answered by
/// <see cref="DeletionRefused"/> (<c>DeletionWithdrawn</c>), now and whenever it comes again; one that is at the registry already goes on and is
/// answered as it ends. Safe to send again, and before the <see cref="DeleteDomain"/> that it overtook.
/// </summary>
[Command("registry-submission")]
public sealed record WithdrawDeletion
{
    /// <summary>Who asks; must hold the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order id of the deletion.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When it was decided by the sender (ISO 8601 with offset).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain that the deletion is about.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }
}
