using DomainWorkers.BuildingBlocks;
using DomainWorkers.RegistrySubmission.Adapters.Budget;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>The registry accounts of this process. Connections are made when the first command needs one.</summary>
internal sealed class Registries : IAsyncDisposable
{
    private readonly Dictionary<string, RegistryAccount> _accounts;

    public Registries(IEnumerable<RegistryAccount> accounts) =>
        _accounts = accounts.ToDictionary(account => account.Name);

    public IReadOnlyCollection<RegistryAccount> Accounts => _accounts.Values;

    public bool Has(string registry) => _accounts.ContainsKey(registry);

    public IRegistry Of(string registry) => _accounts.TryGetValue(registry, out var account)
        ? account.Registry
        : throw new InvalidOperationException($"Registries__{registry} is not configured, but operations for it are stored.");

    public static Registries OverEpp(IServiceProvider services)
    {
        var machineClock = services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine);
        var registrants = services.GetRequiredService<IRegistrantContacts>();
        var budgets = services.GetRequiredService<IRegistryBudgets>();
        var logger = services.GetRequiredService<ILogger<EppRegistry>>();
        return new Registries(services.GetRequiredService<IOptions<RegistriesOptions>>().Value.Select(entry =>
            Account(entry.Key, entry.Value, EppRegistry.Create(
                entry.Key, entry.Value, registrants, budgets.Open(entry.Key, entry.Value), machineClock, logger))));
    }

    private static RegistryAccount Account(string name, RegistryOptions options, EppRegistry registry) =>
        new(name, options, registry) { Queue = registry.Queue(), Room = registry.Room };

    public async ValueTask DisposeAsync()
    {
        foreach (var account in _accounts.Values)
        {
            if (account.Registry is IAsyncDisposable registry)
                await registry.DisposeAsync();
        }
    }
}

/// <summary>One registry account: its name, its settings, and the way to it.</summary>
internal sealed record RegistryAccount(string Name, RegistryOptions Options, IRegistry Registry)
{
    /// <summary>Its message queue; null where it has none.</summary>
    public IPollQueue? Queue { get; init; }

    public SessionRoom Room { get; init; } = SessionRoom.Always;
}
