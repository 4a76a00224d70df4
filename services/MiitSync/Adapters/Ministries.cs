using DomainWorkers.MiitSync.Adapters.V3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Adapters;

/// <summary>The versions of the ministry's interface that this worker speaks. A newer one is a folder beside V3 and a line here.</summary>
internal static class Ministries
{
    private static readonly Dictionary<string, Func<MinistryOptions, HttpClient, IMinistry>> Versions = new()
    {
        ["3.0"] = (options, http) => new V3Ministry(options, http),
    };

    public static IMinistry Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MinistryOptions>>().Value;
        // One connection at a time is what the counter serves; a proxy of the environment never stands between us and the ministry.
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = options.Timeout };
        return Versions[options.Version](options, http);
    }
}
