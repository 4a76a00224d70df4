using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.State;

namespace DomainWorkers.RegistrySubmission.Domain;

/// <summary>Which domains a listener is told of that asked for all, and how.</summary>
internal static class AnnouncementRules
{
    /// <summary>
    /// Its own, or everybody's where it asks in the operator's name. What has no record yet announces itself; what was claimed and refused
    /// has never lived.
    /// </summary>
    public static bool Concerns(AnnouncementState wish, DomainState domain, string operatorAccount)
    {
        if (domain.RecordVersion == 0 || (domain.Account != wish.Account && wish.Account != operatorAccount))
            return false;
        if (domain.Status != DomainStatus.Ended)
            return true;
        // Where nobody wrote down when it ended, telling once too often is the safe side.
        return domain.RegisteredAt is not null && wish.EndedSince is { } since && (domain.EndedAt is null || domain.EndedAt >= since);
    }

    public static Announcement Tell(AnnouncementState wish, DomainState domain, DateTimeOffset now) => new(
        new DomainAnnounced { Account = wish.Account, RequestId = wish.RequestId, At = now, Domain = domain.ToRecord() },
        $"{wish.Id}\n{domain.Id}\n{domain.RecordVersion}");

    /// <summary>Said at the end, and again to who asks again.</summary>
    public static Announcement Finish(AnnouncementState wish) => new(
        new DomainsAnnounced { Account = wish.Account, RequestId = wish.RequestId, At = wish.FinishedAt!.Value, Count = wish.Count },
        wish.Id);
}
