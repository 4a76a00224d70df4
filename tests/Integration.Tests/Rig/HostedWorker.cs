using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A module of a test's own, on the real broker and store, in this process: for what no shipped worker does.</summary>
internal sealed class HostedWorker : IAsyncDisposable
{
    private static readonly string[] Sections = ["Broker", "Store", "Parking", "Messaging"];

    private readonly IHost _host;

    private HostedWorker(IHost host) => _host = host;

    public static Task<HostedWorker> Start(Site site, WorkerModule module, params (string Key, string Value)[] more) =>
        Start(site.Settings.Where(setting => Sections.Contains(setting.Key.Split("__")[0])), stores: null, module, more);

    /// <summary>A shipped module, on a store that the test watches.</summary>
    public static Task<HostedWorker> Start(
        Site site, IStateStoreFactory stores, WorkerModule module, params (string Key, string Value)[] more) =>
        Start(site.Settings, stores, module, more);

    private static async Task<HostedWorker> Start(
        IEnumerable<KeyValuePair<string, string>> settings, IStateStoreFactory? stores, WorkerModule module, (string Key, string Value)[] more)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            .. settings
                .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)),
            .. more.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        if (stores is not null)
            builder.Services.AddSingleton(stores);
        WorkerHost.AddModules(builder.Services, builder.Configuration, [module]);
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Stops it as a process would be.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
