using DomainWorkers.TestKit;

namespace DomainWorkers.RegistrySubmission.Tests.Pump;

/// <summary>One worker through several processes: what one had not acknowledged when it died, the broker gives to the next.</summary>
internal sealed class Lives(HarnessSetup setup) : IAsyncDisposable
{
    private readonly List<WorkerHarness> _all = [];
    private readonly List<object> _orders = [];
    private readonly List<(string Id, object Message)> _unacknowledged = [];

    public IReadOnlyList<WorkerHarness> All => _all;

    public IReadOnlyList<object> Orders => _orders;

    public WorkerHarness Current => _all[^1];

    /// <summary>Starts the next process, which dies at a step; the messages that the last one left come again.</summary>
    public async Task<WorkerHarness> Next(int dieAt = int.MaxValue)
    {
        var left = _unacknowledged.Where(message => _all.Count > 0 && !Current.IsAcknowledged(message.Id)).ToList();
        if (_all.Count > 0)
            await Current.DisposeAsync();
        var life = new ProcessLife();
        life.DieAt(dieAt);
        _all.Add(await WorkerHarness.Start(
            new RegistrySubmissionModule(), setup with { Life = life, Work = new(), Instance = $"replica-{_all.Count + 1}" }));
        _unacknowledged.Clear();
        foreach (var (_, message) in left)
            await Give(message);
        return Current;
    }

    public async Task Send(object order)
    {
        _orders.Add(order);
        await Give(order);
    }

    /// <summary>Lets everything come to its end in the process that lives.</summary>
    public async Task Finish()
    {
        await Current.Settled();
        await Current.AdvanceMachine(TimeSpan.FromSeconds(45));
    }

    public async ValueTask DisposeAsync()
    {
        if (_all.Count > 0)
            await Current.DisposeAsync();
    }

    private async Task Give(object message) => _unacknowledged.Add((await Current.Send(message), message));
}
