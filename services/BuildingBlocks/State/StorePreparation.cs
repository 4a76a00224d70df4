using DomainWorkers.BuildingBlocks.Failures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DomainWorkers.BuildingBlocks.State;

/// <summary>Makes collections and indexes before the first message is read; waits while the store is not there yet.</summary>
internal sealed class StorePreparation(
    IEnumerable<IStateView> views, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var view in views)
        {
            while (true)
            {
                try
                {
                    await view.Prepare(cancellationToken);
                    break;
                }
                catch (StoreUnavailableException)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), machineClock, cancellationToken);
                }
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
