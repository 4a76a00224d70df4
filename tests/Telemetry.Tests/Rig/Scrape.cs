using DomainWorkers.BuildingBlocks.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.Telemetry.Tests.Rig;

/// <summary>The exporters of a worker's process, over whatever runs in this one.</summary>
internal sealed class Scrape : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private Scrape(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public static async Task<Scrape> Open(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        TelemetryExport.Add(builder, "all-in-one");
        var app = builder.Build();
        TelemetryExport.Map(app);
        await app.StartAsync();
        return new Scrape(app);
    }

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>The figures as they are now: an answer that was given a moment ago is not given again.</summary>
    public async Task<string> Read()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1100));
        return await _client.GetStringAsync(new Uri(TelemetryExport.Path, UriKind.Relative));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
