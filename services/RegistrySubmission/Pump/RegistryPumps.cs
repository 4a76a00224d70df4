using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.RegistrySubmission.Adapters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Runs one pump per registry account. They share nothing: one that rests does not hold up another.</summary>
internal sealed class RegistryPumps(
    IServiceProvider services, Registries registries, PumpBell bell, IHostApplicationLifetime lifetime) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // An earlier start may have left something due.
        foreach (var account in registries.Accounts)
            bell.Ring(account.Name);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.HasStarted(stoppingToken))
            return;

        await Task.WhenAll(registries.Accounts.Select(account =>
            ActivatorUtilities.CreateInstance<RegistryPump>(services, account.Name, account.Options.SessionsHere, account.Room).Run(stoppingToken)));
    }
}
