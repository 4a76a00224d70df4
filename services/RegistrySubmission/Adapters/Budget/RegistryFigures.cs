using System.Diagnostics.Metrics;
using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.Telemetry;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Adapters.Budget;

/// <summary>Sessions, what is left of each account's budget, and how long our certificate is valid.</summary>
internal sealed class RegistryFigures(
    Registries registries,
    IStateStore<RegistryBudget> budgets,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IFigureSource
{
    private static readonly Meter Meter = new(WorkerMeters.MeterName);

    private static readonly Gauge<int> Sessions = Meter.CreateGauge<int>(
        "domainworkers.epp.sessions", "{session}", "Sessions of this process with a registry, and those it makes do without.");

    private static readonly Gauge<double> Remaining = Meter.CreateGauge<double>(
        "domainworkers.epp.budget.remaining", null, "Share of an account's sessions that no replica has; 0 as well while nobody may log in.");

    private static readonly Gauge<double> Allowed = Meter.CreateGauge<double>(
        "domainworkers.epp.commands.allowed", "{command}", "Commands a second that all replicas together may send; absent without a limit.");

    private static readonly Gauge<double> CertificateDays = Meter.CreateGauge<double>(
        "domainworkers.certificate.days.left", "{day}", "Days until our client certificate ends.");

    public async Task Sample(CancellationToken cancellationToken)
    {
        foreach (var account in registries.Accounts)
        {
            KeyValuePair<string, object?> registry = new("registry", account.Name);
            var now = machineClock.GetUtcNow();
            var budget = await budgets.Find(account.Name, cancellationToken) ?? new RegistryBudget { Id = account.Name };
            Remaining.Record(Left(BudgetRules.Stand(budget, account.Options.MaxSessions, now)), registry);
            if (account.Options.CommandsPerSecond > 0)
                Allowed.Record(account.Options.CommandsPerSecond, registry);
            if (account.Registry is not EppRegistry { Status: var status })
                continue;
            Sessions.Record(status.Sessions - status.Idle, registry, new("state", "busy"));
            Sessions.Record(status.Idle, registry, new("state", "idle"));
            Sessions.Record(status.HeldBack, registry, new("state", "held_back"));
            if (status.ClientCertificateExpiresAt is { } end)
                CertificateDays.Record((end - now).TotalDays, registry);
        }
    }

    private static double Left(BudgetStand stand) => stand.StoppedUntil is not null || stand.PausedUntil is not null || stand.Limit == 0
        ? 0
        : (double)Math.Max(0, stand.Limit - stand.Taken) / stand.Limit;
}
