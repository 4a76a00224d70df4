using System.Collections.Concurrent;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>Where each open cursor goes on; the results themselves stay with the engine.</summary>
internal sealed class Cursors(TimeProvider machineClock)
{
    // As MongoDB's default.
    private static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, (byte[] Continuation, DateTimeOffset UsedAt)> _open = new();

    public void Keep(long id, byte[] continuation) => _open[id] = (continuation, machineClock.GetUtcNow());

    /// <summary>Takes the cursor out; the page that follows puts it back when there is more.</summary>
    public byte[] Take(long id) => _open.TryRemove(id, out var cursor)
        ? cursor.Continuation
        : throw new CommandFailure(ErrorCodes.CursorNotFound, $"cursor id {id} not found");

    public bool Remove(long id) => _open.TryRemove(id, out _);

    public long[] RemoveIdle()
    {
        var limit = machineClock.GetUtcNow() - IdleLife;
        return [.. _open.Where(cursor => cursor.Value.UsedAt < limit).Select(cursor => cursor.Key).Where(Remove)];
    }
}
