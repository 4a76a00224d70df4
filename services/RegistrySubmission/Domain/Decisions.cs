using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Whether what an irreversible decision stood on is still so.</summary>
internal static class Decisions
{
    public static bool StillStand(DecidedOn decided, DomainState domain) =>
        decided.DomainVersion == domain.RecordVersion
        && SameInstant(domain.ExpiresAt, decided.ExpiresAt)
        && (decided.PaidUntil is null ? domain.PaidUntil is null : SameInstant(domain.PaidUntil, decided.PaidUntil.Value));

    /// <summary>To the second: registries and languages differ in the fractions that they keep.</summary>
    public static bool SameInstant(DateTimeOffset? left, DateTimeOffset right) =>
        left is { } instant && (instant - right).Duration() < TimeSpan.FromSeconds(1);
}
