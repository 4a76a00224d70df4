using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DomainWorkers.VspSimulator.Tests;

/// <summary>The program as a process of its own.</summary>
public sealed partial class StandAloneTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("provider-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_says_when_it_is_ready_serves_is_controlled_and_ends_on_sigterm()
    {
        var (process, ready) = await Start();
        using var _ = process;
        var match = Ready().Match(ready);
        Assert.True(match.Success, ready);
        using var http = new HttpClient { BaseAddress = new Uri(match.Groups["control"].Value) };
        using var client = await Client(match);

        Assert.Equal("2025-01-06T00:00:00+00:00", (await Get(http, "")).GetProperty("now").GetString());
        var pending = (await client.Send(Frames.Person("张三", Numbers.Citizen(996)))).Text("code")!;
        Assert.StartsWith("7-", pending, StringComparison.Ordinal);
        Assert.Equal("pendingCompliant", (await Get(http, "verifications"))[0].GetProperty("status").GetString());
        Assert.DoesNotContain("张三", (await Get(http, "verifications")).GetRawText(), StringComparison.Ordinal);
        await Post(http, "decide", new { code = pending, against = "Not today." }, 200);
        await Post(http, "decide", new { code = pending }, 404);
        Assert.Equal("Not today.", (await client.Send(Frames.PollRequest())).Text("msg", under: "panData"));
        await Post(http, "messages", new { account = "registrar", text = "hello" }, 200);
        await Post(http, "prohibit", new { label = "bad*" }, 200);
        await Post(http, "restrict", new { label = "rare" }, 200);
        await Post(http, "faults", new { fault = "nv:create-dnv:sign-other:next1", account = "registrar", name = "e*" }, 200);
        await Post(http, "faults", new { fault = "nonsense" }, 400);
        Assert.Equal("signOther", (await Get(http, "faults"))[0].GetProperty("action").GetString());
        Assert.Equal(200, (int)(await http.DeleteAsync(new Uri("faults", UriKind.Relative))).StatusCode);
        await Post(http, "revoke-signer", new { }, 200);
        await client.Send(Frames.DomainName("twice"));
        await client.Send(Frames.DomainName("twice"));
        Assert.Equal(1, (await Get(http, "")).GetProperty("doubleSubmissions").GetInt32());
        await client.Send(Frames.DomainName("pending"));
        await Post(http, "clock", new { by = "1h" }, 200);
        Assert.Equal(5, (await Get(http, "ledger")).GetArrayLength() - 1);
        await Post(http, "down", new { }, 200);
        await Assert.ThrowsAnyAsync<SocketException>(() => Client(match));
        await Post(http, "up", new { }, 200);
        Assert.Equal(404, (int)(await http.GetAsync(new Uri("nothing", UriKind.Relative))).StatusCode);
        using var plain = await http.PostAsync(new Uri("down", UriKind.Relative), new StringContent("{}"));
        Assert.Equal(415, (int)plain.StatusCode);

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        Assert.Equal(6, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "ledger.jsonl"))).Length);
    }

    [Theory]
    [InlineData("--port nine", 2, "--port: 'nine' is not a number")]
    [InlineData("--fault x", 2, "Fault 'x'")]
    [InlineData("--ledger /proc/nowhere/ledger.jsonl", 1, "The provider could not start")]
    [InlineData("--help", 0, "")]
    public async Task What_is_wrong_is_said_and_ends_with_a_code(string line, int code, string message)
    {
        using var process = Launch(line.Split(' '));
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(code, process.ExitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private async Task<(Process Process, string Ready)> Start()
    {
        // HttpListener cannot choose a port; one that was free a moment ago is taken by another test once in a blue moon.
        for (var attempt = 0; ; attempt++)
        {
            var process = Launch(
            [
                "--port", "0", "--control-port", $"{FreePort()}", "--certs", Path.Combine(_folder.FullName, "certs"), "--vsp-id", "7",
                "--ledger", Path.Combine(_folder.FullName, "ledger.jsonl"), "--clock", "simulated@2025-01-06T00:00:00Z",
            ]);
            if (await process.StandardOutput.ReadLineAsync() is { } line)
                return (process, line);
            Assert.True(attempt < 5, await process.StandardError.ReadToEndAsync());
            process.Dispose();
        }
    }

    private async Task<RawClient> Client(Match ready)
    {
        var certificates = Path.Combine(_folder.FullName, "certs");
        var client = await RawClient.Connect(
            int.Parse(ready.Groups["port"].Value, null),
            X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(Path.Combine(certificates, "ca.pem"))),
            X509Certificate2.CreateFromPemFile(Path.Combine(certificates, "client.pem"), Path.Combine(certificates, "client.key")));
        Assert.Equal(1000, (await client.Send(Frames.Login("registrar", "registrar-pw"))).Code);
        return client;
    }

    private static Process Launch(string[] args) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(ProviderServer).Assembly.Location, .. args])
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

    [GeneratedRegex("^Provider 7 ready on 127\\.0\\.0\\.1:(?<port>\\d+); .*; control on (?<control>http://127\\.0\\.0\\.1:\\d+/)$")]
    private static partial Regex Ready();
}
