using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.InMemory;
using DomainWorkers.RegistrySubmission.Adapters.Budget;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DomainWorkers.RegistrySubmission.Tests.Budget;

/// <summary>Processes that share an account through one store, on a clock that the test moves.</summary>
internal sealed class Replicas(int limit, int commandsPerSecond = 0) : IAsyncDisposable
{
    private readonly List<SharedEppSlots> _started = [];
    private int _starts;

    public InMemoryStore Memory { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2031, 5, 5, 0, 0, 0, TimeSpan.Zero));

    public List<string> Superseded { get; } = [];

    public IStateStore<RegistryBudget> Store => Memory.Create(new StateDefinition<RegistryBudget>
    {
        Worker = "registry-submission", Collection = "budgets", Clock = DueClock.Machine,
    });

    public SharedEppSlots Start(string instance)
    {
        var holder = new BudgetHolder(instance, $"{++_starts:D6}", Clock.GetUtcNow());
        var rate = commandsPerSecond > 0 ? TurnRate.PerSecond(commandsPerSecond) : null;
        var slots = new SharedEppSlots(
            "cnnic", limit, rate, holder, new BudgetDocument("cnnic", Store, Clock), () => Superseded.Add(holder.Start), Clock,
            NullLogger.Instance);
        _started.Add(slots);
        return slots;
    }

    public Task<RegistryBudget?> Budget() => Store.Find("cnnic", CancellationToken.None);

    /// <summary>Moves the clock in steps and lets everybody do what is due, until the condition holds.</summary>
    public async Task Until(Func<bool> condition, TimeSpan step, int steps = 20_000)
    {
        for (var taken = 0; taken < steps; taken++)
        {
            await Settle();
            if (condition())
                return;
            Clock.Advance(step);
        }

        Assert.Fail("It did not happen.");
    }

    public async Task Pass(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (Clock.GetUtcNow() < end)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Settle();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var slots in _started)
            await slots.DisposeAsync();
    }

    /// <summary>The store gives way at each call; a few rounds let others get through. Which of them do is chance, and no test needs it.</summary>
    public static async Task Settle()
    {
        for (var round = 0; round < 60; round++)
            await Task.Yield();
    }
}
