using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DomainWorkers.BuildingBlocks.Messaging.Transport;

namespace DomainWorkers.BuildingBlocks.Messaging.Topology;

/// <summary>RabbitMQ's management API, as far as the topology needs it. Its user is the deploy user, never a worker's.</summary>
internal sealed class ManagementApi : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http;
    private readonly string _host;

    public ManagementApi(BrokerOptions options)
    {
        var address = options.Management ?? throw new ManagementException(
            "Broker__Management is required: http[s]://user:password@host:port of the broker's management API.");
        _http = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority).Replace($"{address.UserInfo}@", "", StringComparison.Ordinal)), Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        _host = Uri.EscapeDataString(options.VirtualHost);
    }

    public async Task<BrokerState> Read(CancellationToken cancellationToken)
    {
        var overview = await Get<Overview>("api/overview", cancellationToken);
        return new BrokerState(
            Version.TryParse(overview.Version.Split('-', '+', '~')[0], out var version) ? version : new Version(0, 0),
            await Get<BrokerState.ExchangeFound[]>($"api/exchanges/{_host}", cancellationToken),
            await Get<BrokerState.QueueFound[]>($"api/queues/{_host}", cancellationToken),
            await Get<BrokerState.BindingFound[]>($"api/bindings/{_host}", cancellationToken),
            await Get<BrokerState.PolicyFound[]>($"api/policies/{_host}", cancellationToken));
    }

    public Task Make(Repair repair, CancellationToken cancellationToken) => repair switch
    {
        Repair.Exchange(var exchange) => Send(HttpMethod.Put, $"api/exchanges/{_host}/{Uri.EscapeDataString(exchange.Name)}",
            new { type = exchange.Type, durable = true, auto_delete = false, @internal = false, arguments = new { } }, cancellationToken),
        Repair.Queue(var queue) => Send(HttpMethod.Put, $"api/queues/{_host}/{Uri.EscapeDataString(queue)}",
            new Dictionary<string, object>
            {
                ["durable"] = true,
                ["auto_delete"] = false,
                ["arguments"] = new Dictionary<string, object> { ["x-queue-type"] = "quorum" },
            }, cancellationToken),
        Repair.Binding(var binding) => Send(HttpMethod.Post,
            $"api/bindings/{_host}/e/{Uri.EscapeDataString(binding.Source)}/{(binding.Target == BindingTarget.Queue ? "q" : "e")}/{Uri.EscapeDataString(binding.Destination)}",
            new { routing_key = binding.RoutingKey, arguments = new { } }, cancellationToken),
        Repair.Policy(var policy) => Send(HttpMethod.Put, $"api/policies/{_host}/{Uri.EscapeDataString(policy.Name)}",
            new Dictionary<string, object>
            {
                ["pattern"] = policy.Pattern,
                ["apply-to"] = policy.ApplyTo,
                ["priority"] = policy.Priority,
                ["definition"] = policy.Definition,
            }, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Dispose() => _http.Dispose();

    private async Task<T> Get<T>(string path, CancellationToken cancellationToken)
    {
        using var response = await Ask(() => _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken), cancellationToken);
        try
        {
            return (await response.Content.ReadFromJsonAsync<T>(Json, cancellationToken))!;
        }
        catch (JsonException exception)
        {
            throw new ManagementException($"{_http.BaseAddress}{path} does not answer as RabbitMQ's management API does: {exception.Message}", exception);
        }
    }

    private async Task Send<T>(HttpMethod method, string path, T body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var _ = await Ask(() => _http.SendAsync(request, cancellationToken), cancellationToken);
    }

    private async Task<HttpResponseMessage> Ask(Func<Task<HttpResponseMessage>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var response = await ask();
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                throw new ManagementException($"{_http.BaseAddress}: {(int)response.StatusCode} {response.ReasonPhrase} {text}".TrimEnd());
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ManagementException($"Broker__Management does not answer at {_http.BaseAddress}: {exception.Message}", exception);
        }
    }

    private sealed record Overview([property: JsonPropertyName("rabbitmq_version")] string Version);
}

/// <summary>The management API cannot be reached, or does not do what it is asked.</summary>
public sealed class ManagementException(string message, Exception? innerException = null) : Exception(message, innerException);
