using System.Collections.Concurrent;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>
/// One at a time per collection. Upserts pass here because the engine stores the right document when several race for one `_id`
/// but tells the losers that they have inserted it; and so does what has met a conflict, because writers of one unique key
/// deadlock in the engine, and would do so again if they tried again together.
/// </summary>
internal sealed class CollectionGate
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new();

    public async Task<IDisposable> Enter(string collection, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(collection, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Pass(gate);
    }

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
