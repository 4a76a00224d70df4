using DomainWorkers.RegistrySubmission.Adapters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Runs one pump per registry account. They share nothing: one that rests does not hold up another.</summary>
internal sealed class RegistryPumps(IServiceProvider services, Registries registries) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(registries.Accounts.Select(account =>
        ActivatorUtilities.CreateInstance<RegistryPump>(services, account.Name, account.Options.SessionsHere).Run(stoppingToken)));
}
