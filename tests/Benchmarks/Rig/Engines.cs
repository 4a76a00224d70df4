using System.Net.Http.Headers;
using System.Text;

namespace DomainWorkers.Benchmarks.Rig;

/// <summary>The broker and the store that the environment names, and a virtual host in that broker for one benchmark.</summary>
internal sealed class Engines : IAsyncDisposable
{
    private readonly HttpClient _management;
    private readonly string _virtualHost;

    private Engines(HttpClient client, Uri management, string virtualHost, Uri broker, string store)
    {
        (_management, _virtualHost) = (client, virtualHost);
        (Management, Broker, Store) = (management, broker, store);
    }

    /// <summary>The broker, with the virtual host.</summary>
    public Uri Broker { get; }

    public Uri Management { get; }

    public string Store { get; }

    public static async Task<Engines> Open(string virtualHost, CancellationToken cancellationToken)
    {
        var broker = new Uri(Setting("Broker__Uri"));
        var store = Setting("Store__Uri");
        var address = new Uri(Setting("Broker__Management"));
        var management = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)), Timeout = TimeSpan.FromSeconds(60) };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        await Put(management, $"/api/vhosts/{virtualHost}", "{}", cancellationToken);
        await Put(management, $"/api/permissions/{virtualHost}/{broker.UserInfo.Split(':')[0]}",
            """{"configure":".*","write":".*","read":".*"}""", cancellationToken);
        return new Engines(management, address, virtualHost, new UriBuilder(broker) { Path = $"/{virtualHost}" }.Uri, store);
    }

    public async ValueTask DisposeAsync()
    {
        using var deleted = await _management.DeleteAsync($"/api/vhosts/{_virtualHost}");
        _management.Dispose();
    }

    private static async Task Put(HttpClient management, string path, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await management.PutAsync(path, content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new BenchmarkException(
                $"{name} is not set. Start the engines and take their settings with: infra/engines up; eval \"$(infra/engines env)\".");
}
