using System.Collections.Concurrent;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>
/// One upsert at a time per collection: the engine stores the right document when several race for one `_id`, but tells the
/// losers that they have inserted it.
/// </summary>
internal sealed class UpsertGate
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
