using DomainWorkers.RegistrySubmission.Adapters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Runs one reader per registry account that has a message queue.</summary>
internal sealed class PollReaders(IServiceProvider services, Registries registries) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(registries.Accounts
        .Where(account => account.Queue is not null)
        .Select(account => ActivatorUtilities.CreateInstance<PollReader>(services, account.Name, account.Queue!, account.Room).Run(stoppingToken)));
}
