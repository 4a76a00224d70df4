using System.Net;
using System.Text.Json;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A real worker process, and what its health says.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly HttpClient _health;

    private Worker(ChildProcess process, Uri health)
    {
        Process = process;
        _health = new HttpClient { BaseAddress = health, Timeout = TimeSpan.FromSeconds(30) };
    }

    public ChildProcess Process { get; }

    /// <summary>Starts it; it may become ready or not.</summary>
    public static Worker Start(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var health = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var all = new Dictionary<string, string>(settings) { ["Worker__HealthUrl"] = health.OriginalString };
        return new(Run(all, arguments), health);
    }

    /// <summary>Runs the program for one command, such as <c>--topology apply</c>.</summary>
    public static ChildProcess Run(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "DomainWorkers.RegistrySubmission.dll"), .. arguments], settings);

    public async Task Ready(TimeSpan? longest = null)
    {
        var last = "";
        await Eventually.True(
            async () =>
            {
                Assert.False(Process.HasExited, $"The worker ended:\n{Process.Said}");
                (var ready, last) = await Health();
                return ready;
            },
            "the worker is ready", () => $"{last}\n{Process.Said}", longest);
    }

    public async Task Unready(string because)
    {
        var last = "";
        await Eventually.True(
            async () =>
            {
                (var ready, last) = await Health();
                return !ready && last.Contains(because, StringComparison.Ordinal);
            },
            $"the worker is unready because of '{because}'", () => $"{last}\n{Process.Said}");
    }

    /// <summary>Whether it is ready, and the answer's text.</summary>
    public async Task<(bool Ready, string Text)> Health(string path = "/health/ready")
    {
        try
        {
            using var response = await _health.GetAsync(new Uri(path, UriKind.Relative));
            return (response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return (false, exception.Message);
        }
    }

    /// <summary>The log lines so far, as JSON.</summary>
    public IReadOnlyList<JsonElement> Log() =>
        [.. Process.Output.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];

    public async ValueTask DisposeAsync()
    {
        _health.Dispose();
        await Process.DisposeAsync();
    }
}
