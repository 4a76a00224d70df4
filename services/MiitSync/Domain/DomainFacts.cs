using DomainWorkers.Contracts.Domains;

namespace DomainWorkers.MiitSync.Domain;

/// <summary>What the registry has confirmed of a domain, as far as the ministry asks for it.</summary>
internal sealed record DomainFacts
{
    private static readonly TimeSpan LargestCorrection = TimeSpan.FromDays(60);

    public required string Name { get; init; }

    public required string UnicodeName { get; init; }

    public required string Account { get; init; }

    public required DomainStatus Status { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>The registry's date: what the ministry is told.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? PaidUntil { get; init; }

    /// <summary>
    /// When it ends for its holder. A registry that renews by itself moves its date at expiry whether anybody paid or not; one that corrects
    /// it moves it by days.
    /// </summary>
    public DateTimeOffset? PaidExpiry => PaidUntil is { } paid && ExpiresAt - paid > LargestCorrection ? paid : ExpiresAt;

    public IReadOnlyList<string> NameServers { get; init; } = [];

    public string? ProfileId { get; init; }

    /// <summary>The administrator, where it is not the holder.</summary>
    public string? AdminProfileId { get; init; }

    /// <summary>Who pays, where somebody was named.</summary>
    public string? BillingProfileId { get; init; }

    public required long Version { get; init; }

    public static DomainFacts Of(DomainRecord record) => new()
    {
        Name = record.Name,
        UnicodeName = record.UnicodeName,
        Account = record.Account,
        Status = record.Status,
        RegisteredAt = record.RegisteredAt,
        ExpiresAt = record.ExpiresAt,
        PaidUntil = record.PaidUntil,
        NameServers = record.NameServers,
        ProfileId = record.ProfileId,
        AdminProfileId = record.Contacts?.AdminProfileId,
        BillingProfileId = record.Contacts?.BillingProfileId,
        Version = record.Version,
    };
}
