using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Tests;

/// <summary>Two registries that fail apart from each other.</summary>
internal sealed class TwoRegistries(FakeRegistry first, FakeRegistry second) : IHarnessPart
{
    public IEnumerable<KeyValuePair<string, string?>> Settings => first.Settings.Concat(second.Settings);

    public void Register(IServiceCollection services, ProcessLife life)
    {
        services.AddSingleton<IRegistrants, KnownRegistrants>();
        services.AddSingleton(provider => new Registries(first.Accounts(provider, life).Concat(second.Accounts(provider, life))));
    }
}
