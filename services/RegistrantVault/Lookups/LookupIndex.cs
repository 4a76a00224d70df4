using System.Security.Cryptography;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Lookups;

/// <summary>
/// Which profiles stand under which keyed hash. The registrant's document is the truth and this follows it; entries carry the profile
/// version that put them here, so that a late step of an older change cannot undo a newer one.
/// </summary>
internal sealed class LookupIndex(IStateStore<LookupDocument> store)
{
    private const string HashKey = "hash";
    private const int MaxRaces = 50;

    public async Task<IReadOnlyList<string>> Find(IReadOnlyList<LookupEntry> candidates, CancellationToken cancellationToken)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (await store.FindBy(HashKey, candidate.Hash, cancellationToken) is { } document)
                found.UnionWith(document.Profiles.Select(profile => profile.ProfileId));
        }
        return [.. found];
    }

    public async Task Add(LookupEntry entry, string profileId, long profileVersion, CancellationToken cancellationToken)
    {
        var added = new LookupProfile { ProfileId = profileId, ProfileVersion = profileVersion };
        for (var race = 0; race < MaxRaces; race++)
        {
            var document = await store.FindBy(HashKey, entry.Hash, cancellationToken);
            if (document is null)
            {
                var created = new LookupDocument
                {
                    Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
                    Kind = entry.Kind,
                    Hash = entry.Hash,
                    Profiles = [added],
                };
                if ((await store.Insert(created, cancellationToken)).Stored is not null)
                    return;
                continue;
            }

            if (document.Profiles.Any(profile => profile.ProfileId == profileId && profile.ProfileVersion >= profileVersion))
                return;
            var others = document.Profiles.Where(profile => profile.ProfileId != profileId);
            if (await store.Save(document with { Profiles = [.. others, added] }, cancellationToken) is not null)
                return;
        }
        throw DataKeys.Contended($"lookup for {profileId}");
    }

    /// <summary>Takes a profile out, unless a version later than <paramref name="upToVersion"/> put it there.</summary>
    public async Task Remove(LookupEntry entry, string profileId, long upToVersion, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var document = await store.FindBy(HashKey, entry.Hash, cancellationToken);
            if (document is null || !document.Profiles.Any(profile => Leaves(profile, profileId, upToVersion)))
                return;
            if (await Save(document, profile => Leaves(profile, profileId, upToVersion), cancellationToken))
                return;
        }
        throw DataKeys.Contended($"lookup for {profileId}");
    }

    public Task<IReadOnlyList<LookupDocument>> Page(string? afterId, int limit, CancellationToken cancellationToken) =>
        store.Page(afterId, limit, cancellationToken);

    /// <summary>Writes a document without some of its profiles; the last one takes the hash along.</summary>
    public async Task<bool> Save(LookupDocument document, Func<LookupProfile, bool> leaves, CancellationToken cancellationToken)
    {
        LookupProfile[] staying = [.. document.Profiles.Where(profile => !leaves(profile))];
        var changed = document with { Profiles = staying, Hash = staying.Length == 0 ? null : document.Hash };
        return await store.Save(changed, cancellationToken) is not null;
    }

    private static bool Leaves(LookupProfile profile, string profileId, long upToVersion) =>
        profile.ProfileId == profileId && profile.ProfileVersion <= upToVersion;
}
