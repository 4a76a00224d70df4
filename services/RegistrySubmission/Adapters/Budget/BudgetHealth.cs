using System.Globalization;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>
/// Says how each registry account stands, for all replicas. Never red: a registry that lets nobody in does not keep orders from being taken.
/// </summary>
internal sealed class BudgetHealth(
    Registries registries, IStateStore<RegistryBudget> store, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var accounts = new List<string>();
            foreach (var account in registries.Accounts)
            {
                var budget = await store.Find(account.Name, cancellationToken) ?? new RegistryBudget { Id = account.Name };
                accounts.Add(Describe(account, BudgetRules.Stand(budget, account.Options.MaxSessions, machineClock.GetUtcNow())));
            }

            return HealthCheckResult.Healthy(string.Join("; ", accounts));
        }
        catch (TransientException)
        {
            // The check of the store says so, and is red.
            return HealthCheckResult.Healthy("not known while the store is away");
        }
    }

    private static string Describe(RegistryAccount account, BudgetStand stand) => string.Create(
        CultureInfo.InvariantCulture,
        $"{account.Name}: {stand.Taken} of {stand.Limit} sessions{NoLogin("credentials refused", stand.StoppedUntil)}{NoLogin("2502", stand.PausedUntil)}");

    private static string NoLogin(string why, DateTimeOffset? until) =>
        until is { } end ? string.Create(CultureInfo.InvariantCulture, $", no login before {end.UtcDateTime:s}Z ({why})") : "";
}
