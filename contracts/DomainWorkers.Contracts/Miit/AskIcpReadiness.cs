using System.ComponentModel.DataAnnotations;
using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.Contracts.Miit;

/// <summary>Ask whether an ICP filing with a domain can succeed now. Answered by <see cref="IcpReadinessAnswered"/> with the same request id.</summary>
[Command("miit-sync")]
public sealed record AskIcpReadiness
{
    /// <summary>Who asks; only the account's own domains are told of.</summary>
    [RegularExpression(ContractPatterns.Account)]
    public required string Account { get; init; }

    /// <summary>The sender's id of this question; comes back in the answer.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public required string RequestId { get; init; }

    /// <summary>When it was asked (ISO 8601 with offset).</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The sub-user who acts, where one does.</summary>
    [RegularExpression(ContractPatterns.Reference)]
    public string? Actor { get; init; }

    /// <summary>The domain.</summary>
    [RegularExpression(ContractPatterns.DomainId)]
    public required string DomainId { get; init; }

    /// <summary>The profile of the one who files; absent: the holder files.</summary>
    [RegularExpression(ContractPatterns.ProfileId)]
    public string? SubjectProfileId { get; init; }

    /// <summary>The number of the filing that the subject has already (主体备案号); absent: none. A filing of the domain under another number is a stale one.</summary>
    [MaxLength(64)]
    public string? SubjectFilingNumber { get; init; }

    /// <summary>The province in which is filed, by its code of GB/T 2260, e.g. 450000; it decides how many domains one site may have.</summary>
    [Range(100000, 999999)]
    public int? ProvinceCode { get; init; }
}
