using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Domains;

/// <summary>
/// The record agrees with the registry. Answers <see cref="SynchroniseDomain"/>, and comes by itself, with no request id, whenever the
/// registry changed something without being asked.
/// </summary>
[Event("registry-submission")]
public sealed record DomainSynchronised
{
    /// <summary>The account that holds the domain.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The question that it answers; absent where the registry changed something by itself.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? RequestId { get; init; }

    /// <summary>When we learned or decided it (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was different, as names of the record's fields, e.g. <c>expiresAt</c>; empty where nothing was.</summary>
    [MaxLength(20), Each(Pattern = "^[a-zA-Z]{1,40}$")]
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>The domain as it is now.</summary>
    public required DomainRecord Domain { get; init; }
}
