using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Adapters;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>
/// Erases the person behind a profile: first the profile counts as deleted, then its review is withdrawn, then the vault destroys the keys.
/// Who dies in between is followed by a repeat that does the rest.
/// </summary>
internal sealed class ProfileErasure(
    ProfileBook profiles, ReviewBook reviews, EligibilityDesk holdings, Documents<ProfileState> documents, ProfileVault vault, TimeProvider clock)
{
    private const string RetentionRule = "retention";

    /// <summary>Deletes a profile; a reason where that cannot be.</summary>
    public async Task<(ProfileDeleted? Deleted, Reason? Objection)> Delete(
        string account, string profileId, string? requestId, ErasureReason reason, string actor, CancellationToken cancellationToken)
    {
        var by = requestId ?? RetentionRule;
        var known = await profiles.FindAny(account, profileId, cancellationToken) ?? await profiles.Find(account, profileId, cancellationToken);
        if (known is null || (known.DeletedAt is not null && known.DeletedBy != by))
            return (null, Refusals.ProfileUnknown);
        if (known.DeletedAt is null)
        {
            if (await IsUsed(account, profileId, cancellationToken))
                return (null, Refusals.ProfileInUse);
            known = await profiles.Save(known with { DeletedAt = clock.GetUtcNow(), DeletedBy = by, Lane = null, Due = null }, cancellationToken);
        }

        await reviews.Withdraw(known.OpenReview, cancellationToken);
        var record = await vault.Erase(profileId, reason, actor, $"{account}/delete/{by}", cancellationToken);
        return (Deleted(account, profileId, requestId, record), null);
    }

    /// <summary>The retention is over: a profile that no domain uses is erased.</summary>
    public async Task EndRetention(RetentionState retention, CancellationToken cancellationToken)
    {
        var (deleted, _) = await Delete(
            retention.Account, retention.ProfileId, null, ErasureReason.RetentionEnded, RetentionRule, cancellationToken);
        if (deleted is not null)
            await documents.Say([new Announcement(deleted, $"{retention.Id}\n{RetentionRule}")], cancellationToken);
    }

    private async Task<bool> IsUsed(string account, string profileId, CancellationToken cancellationToken)
    {
        await foreach (var domain in holdings.Living(profileId, cancellationToken))
        {
            if (domain.Account == account)
                return true;
        }

        return false;
    }

    private ProfileDeleted Deleted(string account, string profileId, string? requestId, ErasureRecord record) => new()
    {
        Account = account,
        RequestId = requestId,
        At = clock.GetUtcNow(),
        ProfileId = profileId,
        ErasureId = record.Id,
        KeysDestroyed = record.DestroyedKeys.Count,
        CompletedAt = record.CompletedAt,
        RetainedUntil = record.Retained.Count == 0 ? null : record.Retained.Max(blob => blob.EndsAt),
    };
}
