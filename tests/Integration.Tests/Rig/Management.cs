using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>The broker's management API, as an operator would use it: written apart from the one in the product.</summary>
internal sealed class Management : IDisposable
{
    private readonly HttpClient _http = new();

    public Management(string address)
    {
        var uri = new Uri(address);
        _http.BaseAddress = new Uri($"{uri.Scheme}://{uri.Host}:{uri.Port}/api/");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(uri.UserInfo)));
    }

    public async Task<JsonElement> Get(string path) => await _http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async Task<bool> Exists(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode != HttpStatusCode.NotFound && response.EnsureSuccessStatusCode().IsSuccessStatusCode;
    }

    public Task Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public Task Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public Task Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async Task<IReadOnlyList<string>> Names(string path) =>
        [.. (await Get(path)).EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!)];

    /// <summary>Ready and unacknowledged messages of a queue, once the broker's figures have settled on it.</summary>
    public async Task Empties(string virtualHost, string queue)
    {
        var last = "";
        await Eventually.True(
            async () =>
            {
                var found = await Get($"queues/{virtualHost}/{queue}");
                last = found.ToString();
                // Figures are up to five seconds old: all three must say so.
                return found.TryGetProperty("messages", out var all) && all.GetInt64() == 0
                    && found.GetProperty("messages_unacknowledged").GetInt64() == 0;
            },
            $"{queue} is empty", () => last);
    }

    public void Dispose() => _http.Dispose();

    private async Task Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }
}
