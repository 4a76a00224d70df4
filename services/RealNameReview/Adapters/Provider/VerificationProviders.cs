using DomainWorkers.BuildingBlocks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RealNameReview.Adapters.Provider;

/// <summary>The verification providers of this process. Connections are made when the first command needs one.</summary>
internal sealed class VerificationProviders : IAsyncDisposable
{
    private readonly Dictionary<string, IVerificationProvider> _providers;

    public VerificationProviders(IReadOnlyDictionary<string, IVerificationProvider> providers) => _providers = new(providers);

    public IReadOnlyCollection<string> Names => _providers.Keys;

    public IVerificationProvider Of(string provider) => _providers.TryGetValue(provider, out var found)
        ? found
        : throw new InvalidOperationException($"VerificationProviders__{provider} is not configured, but submissions to it are stored.");

    /// <summary>The provider of a registrar that has one.</summary>
    public IVerificationProvider Only => _providers.Count == 1
        ? _providers.Values.Single()
        : throw new InvalidOperationException($"{_providers.Count} verification providers are configured; which one is meant must be said by name.");

    public static VerificationProviders OverEpp(IServiceProvider services)
    {
        var machineClock = services.GetRequiredKeyedService<TimeProvider>(Clocks.Machine);
        var logger = services.GetRequiredService<ILogger<EppVerificationProvider>>();
        var options = services.GetRequiredService<IOptions<VerificationProvidersOptions>>().Value;
        return new VerificationProviders(options.ToDictionary(
            entry => entry.Key,
            IVerificationProvider (entry) => EppVerificationProvider.Create(entry.Key, entry.Value, machineClock, logger)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers.Values.OfType<IAsyncDisposable>())
            await provider.DisposeAsync();
    }
}
