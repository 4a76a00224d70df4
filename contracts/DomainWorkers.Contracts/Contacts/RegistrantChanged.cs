using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Contacts;

/// <summary>
/// The domain has another holder, or the same one with another name, and the registry shows it. Answers <see cref="ChangeRegistrant"/>.
/// </summary>
[Event("registry-submission")]
public sealed record RegistrantChanged
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The order that it answers.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string OrderId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The profile that held it before; absent where the record had none.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? PreviousProfileId { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
