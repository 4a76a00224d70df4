using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DomainWorkers.RegistrySimulator.Tests;

/// <summary>The program as a process of its own.</summary>
public sealed partial class StandAloneTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_says_when_it_is_ready_serves_is_controlled_and_ends_on_sigterm()
    {
        var (process, ready) = await Start();
        using var _ = process;
        var match = Ready().Match(ready);
        Assert.True(match.Success, ready);
        using var http = new HttpClient { BaseAddress = new Uri(match.Groups["admin"].Value) };

        Assert.Equal("2025-01-06T00:00:00+00:00", (await Get(http, "")).GetProperty("now").GetString());
        await Post(http, "seed", new { name = "taken.cn", account = "registrar" }, 200);
        Assert.Equal("registrar", (await Get(http, "domains/taken.cn")).GetProperty("sponsor").GetString());
        await Post(http, "status", new { name = "taken.cn", status = "serverHold", set = true, reason = "Check failed" }, 200);
        await Post(http, "status", new { name = "missing.cn", status = "serverHold", set = true }, 404);
        await Post(http, "status", new { name = "taken.cn", status = "clientHold", set = true }, 400);
        await Post(http, "messages", new { account = "registrar", text = "hello" }, 200);
        await Post(http, "faults", new { fault = "domain:create:execute-drop:next1", account = "registrar" }, 200);
        await Post(http, "faults", new { fault = "nonsense" }, 400);
        Assert.Equal("executeThenDrop", (await Get(http, "faults"))[0].GetProperty("action").GetString());
        Assert.Equal(200, (int)(await http.DeleteAsync(new Uri("faults", UriKind.Relative))).StatusCode);
        Assert.Equal(0, (await Get(http, "faults")).GetArrayLength());
        await Post(http, "clock", new { by = "400d" }, 200);
        Assert.StartsWith("2027-01-06", (await Get(http, "domains/taken.cn")).GetProperty("expiresAt").GetString(), StringComparison.Ordinal);
        await Post(http, "down", new { }, 200);
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            using var refused = new TcpClient();
            await refused.ConnectAsync("127.0.0.1", int.Parse(match.Groups["port"].Value, null));
        });
        await Post(http, "up", new { }, 200);
        Assert.Equal(404, (int)(await http.GetAsync(new Uri("nothing", UriKind.Relative))).StatusCode);
        Assert.Equal(0, (await Get(http, "ledger")).GetArrayLength());

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task Killed_in_the_middle_it_knows_afterwards_what_it_said_and_what_it_wrote()
    {
        var acknowledged = new ConcurrentBag<string>();
        var (killed, ready) = await Start("--state", Path.Combine(_folder.FullName, "state.jsonl"));
        using (killed)
        {
            var clients = Enumerable.Range(0, 4).Select(async number =>
            {
                using var client = await Client(ready);
                for (var i = 0; ; i++)
                {
                    if ((await client.Send(Frames.DomainCreate($"c{number}n{i}.cn"))).Code == 1000)
                        acknowledged.Add($"c{number}n{i}.cn");
                }
            }).ToArray();
            await Eventually.True(() => acknowledged.Count > 200);
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
            foreach (var client in clients)
                await Assert.ThrowsAnyAsync<IOException>(() => client);
        }

        var (again, second) = await Start("--state", Path.Combine(_folder.FullName, "state.jsonl"));
        using (again)
        {
            using var http = new HttpClient { BaseAddress = new Uri(Ready().Match(second).Groups["admin"].Value) };
            var ledger = (await Get(http, "ledger")).EnumerateArray().ToList();
            var written = ledger.Select(line => line.GetProperty("object").GetString()!).ToHashSet();
            Assert.Equal(ledger.Count, written.Count);
            Assert.Equal(Enumerable.Range(1, ledger.Count), ledger.Select(line => line.GetProperty("sequence").GetInt32()));
            Assert.Empty(acknowledged.Except(written));
            Assert.Equal(ledger.Count, (await Get(http, "")).GetProperty("domains").GetInt32());
            using var client = await Client(second);
            foreach (var name in written)
                Assert.Equal(2302, (await client.Send(Frames.DomainCreate(name))).Code);
            again.Kill();
        }
    }

    [Theory]
    [InlineData("--port nine", 2, "--port: 'nine' is not a number")]
    [InlineData("--fault x", 2, "Fault 'x'")]
    [InlineData("--ledger /proc/nowhere/ledger.jsonl", 1, "The registry could not start")]
    public async Task What_is_wrong_is_said_and_ends_with_a_code(string line, int code, string message)
    {
        using var process = Launch(line.Split(' '));
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(code, process.ExitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private async Task<(Process Process, string Ready)> Start(params string[] more)
    {
        // HttpListener cannot choose a port; one that was free a moment ago is taken by another test once in a blue moon.
        for (var attempt = 0; ; attempt++)
        {
            var process = Launch(
            [
                "--port", "0", "--admin-port", $"{FreePort()}", "--certs", Path.Combine(_folder.FullName, "certs"),
                "--ledger", Path.Combine(_folder.FullName, "ledger.jsonl"), "--clock", "simulated@2025-01-06T00:00:00Z", .. more,
            ]);
            if (await process.StandardOutput.ReadLineAsync() is { } line)
                return (process, line);
            Assert.True(attempt < 5, await process.StandardError.ReadToEndAsync());
            process.Dispose();
        }
    }

    private async Task<RawClient> Client(string ready)
    {
        var certificates = Path.Combine(_folder.FullName, "certs");
        var client = await RawClient.Connect(
            int.Parse(Ready().Match(ready).Groups["port"].Value, null),
            X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Path.Combine(certificates, "ca.pem"))),
            X509Certificate2.CreateFromPemFile(Path.Combine(certificates, "client.pem"), Path.Combine(certificates, "client.key")));
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        return client;
    }

    private static Process Launch(string[] args) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(RegistryServer).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<JsonElement> Get(HttpClient http, string path) =>
        JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;

    private static async Task Post(HttpClient http, string path, object body, int status)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        Assert.True((int)answer.StatusCode == status, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex("^Registry ready on 127\\.0\\.0\\.1:(?<port>\\d+); .*; control on (?<admin>http://127\\.0\\.0\\.1:\\d+/)$")]
    private static partial Regex Ready();
}
