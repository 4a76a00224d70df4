using System.Collections.Concurrent;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Wakes the pump of this process at once when an order is stored; a pump looks by itself once a second anyway.</summary>
internal sealed class PumpBell
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _bells = new();

    public void Ring(string registry)
    {
        var bell = Bell(registry);
        // A bell that rings already needs no second stroke.
        if (bell.CurrentCount == 0)
            bell.Release();
    }

    public async Task Wait(string registry, TimeSpan atMost, CancellationToken cancellationToken) =>
        await Bell(registry).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim Bell(string registry) => _bells.GetOrAdd(registry, _ => new SemaphoreSlim(0));
}
