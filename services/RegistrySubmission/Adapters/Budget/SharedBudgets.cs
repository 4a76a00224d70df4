using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>Budgets that all replicas share through the state store.</summary>
internal sealed class SharedBudgets(
    IStateStore<RegistryBudget> store,
    ProcessIdentity identity,
    IHostApplicationLifetime lifetime,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock,
    ILogger<SharedEppSlots> logger) : IRegistryBudgets, IAsyncDisposable
{
    // Not 0, so that whoever started it looks; not 1, which means wrong settings.
    private const int SupersededExitCode = 3;

    private readonly BudgetHolder _holder = new(identity.Instance, identity.Start, machineClock.GetUtcNow());
    private readonly List<(SharedEppSlots Slots, BudgetDocument Document)> _opened = [];

    public IRegistryBudget Open(string account, RegistryOptions options)
    {
        var document = new BudgetDocument(account, store, machineClock);
        var rate = options.CommandsPerSecond > 0 ? TurnRate.PerSecond(options.CommandsPerSecond) : null;
        var slots = new SharedEppSlots(
            account, options.MaxSessions, rate, _holder, document, Stop, machineClock, logger);
        _opened.Add((slots, document));
        return slots;
    }

    private void Stop()
    {
        Environment.ExitCode = SupersededExitCode;
        lifetime.StopApplication();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (slots, document) in _opened)
        {
            await slots.DisposeAsync();
            document.Dispose();
        }
    }
}
