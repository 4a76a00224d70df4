using DomainWorkers.RegistrantVault.Keys;
using DomainWorkers.RegistrantVault.Sealing;
using DomainWorkers.RegistrantVault.State;

namespace DomainWorkers.RegistrantVault.Rotation;

/// <summary>Moves wraps from old key-encryption keys to the active ones. The data keys stay, and so does everything they seal.</summary>
internal sealed class Rewrapping(DataKeys keys, IKeyWrapping wrapping)
{
    private const int MaxRaces = 20;

    public async Task<RewrapPage> Page(string? after, int limit, CancellationToken cancellationToken)
    {
        var page = await keys.Page(after, limit, cancellationToken);
        var written = 0;
        var behind = 0;
        foreach (var ring in page)
        {
            var (wrote, left) = await Rewrap(ring, cancellationToken);
            written += wrote ? 1 : 0;
            behind += left;
        }
        return new RewrapPage(written, behind, page.Count < limit ? null : page[^1].Id);
    }

    private async Task<(bool Wrote, int Behind)> Rewrap(DataKeyRing ring, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            List<WrappedDataKey> fresh = [];
            foreach (var key in ring.Keys)
                fresh.Add(await Rewrap(ring.Id, key, cancellationToken));
            if (fresh.SequenceEqual(ring.Keys))
                return (false, Behind(fresh));
            if (await keys.Write(ring, ring with { Keys = fresh }, cancellationToken))
                return (true, Behind(fresh));
            if (await keys.Ring(ring.Id, cancellationToken) is not { } newer)
                return (false, 0);
            ring = newer;
        }
        throw DataKeys.Contended(ring.Id);
    }

    /// <summary>The same object when there is nothing to do, or nothing that this process can do.</summary>
    private async Task<WrappedDataKey> Rewrap(string ringId, WrappedDataKey wrapped, CancellationToken cancellationToken)
    {
        if (!keys.NeedsWraps(wrapped))
            return wrapped;
        using var key = await keys.Unwrap(ringId, wrapped, cancellationToken);
        return key is null ? wrapped : await keys.WrapForReaders(ringId, wrapped, key, cancellationToken);
    }

    private int Behind(IEnumerable<WrappedDataKey> ring) =>
        ring.SelectMany(key => key.Wraps).Count(wrap => wrapping.CanUnwrap(wrap) && !wrapping.IsCurrent(wrap));
}
