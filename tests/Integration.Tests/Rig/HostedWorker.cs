using DomainWorkers.BuildingBlocks.Hosting;
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

    public static async Task<HostedWorker> Start(Site site, WorkerModule module, params (string Key, string Value)[] more)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            .. site.Settings.Where(setting => Sections.Contains(setting.Key.Split("__")[0]))
                .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)),
            .. more.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        builder.Services.AddLogging(logging => logging.ClearProviders());
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
