using System.Net.Http.Headers;
using System.Text;

namespace DomainWorkers.Faults.Rig;

/// <summary>
/// The broker and the store that the environment names, and a virtual host in that broker for one run: what an earlier run left in the
/// workers' queues must not be counted.
/// </summary>
internal sealed class Engines : IAsyncDisposable
{
    private const string EmbeddedOnly = "DOMAINWORKERS_EMBEDDED_ONLY";

    private readonly HttpClient _management;
    private readonly string _virtualHost;

    private Engines(HttpClient client, Uri management, string virtualHost, Uri broker, string store)
    {
        _management = client;
        Management = management;
        _virtualHost = virtualHost;
        Broker = broker;
        Store = store;
    }

    /// <summary>The broker, with the run's own virtual host.</summary>
    public Uri Broker { get; }

    public Uri Management { get; }

    public string Store { get; }

    public static async Task<Engines> Open(string virtualHost, CancellationToken cancellationToken)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(EmbeddedOnly) == "1", $"embedded only: no broker and no store ({EmbeddedOnly}=1)");
        var broker = new Uri(Setting("Broker__Uri"));
        var store = Setting("Store__Uri");
        var address = new Uri(Setting("Broker__Management"));

        var management = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)), Timeout = TimeSpan.FromSeconds(60) };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        var user = broker.UserInfo.Split(':')[0];
        await Put(management, $"/api/vhosts/{virtualHost}", "{}", cancellationToken);
        await Put(management, $"/api/permissions/{virtualHost}/{user}",
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

    private static string Setting(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            return value;
        Assert.Fail($"{name} is not set. Start the engines and take their settings with: infra/engines up; eval \"$(infra/engines env)\". "
            + $"To leave them out: {EmbeddedOnly}=1.");
        return "";
    }
}
