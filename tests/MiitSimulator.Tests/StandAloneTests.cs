using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using DomainWorkers.MiitSimulator.Hosting;

namespace DomainWorkers.MiitSimulator.Tests;

public sealed class StandAloneTests
{
    [Fact]
    public void Arguments_become_options()
    {
        var arguments = Arguments.Parse(
        [
            "--port", "7801", "--unit", "5:a:b:hex:0123456789abcdef", "--hours", "22:00-06:00", "--result-delay", "90s", "--pending-files", "3",
            "--clock", "simulated@2025-01-06T00:00:00Z", "--control",
        ]);

        Assert.Equal(7801, arguments.Options.Port);
        Assert.Equal(new ReportingUnit(5, "a", "b") { HashForm = HashForm.Hexadecimal, AesKey = "0123456789abcdef" }, Assert.Single(arguments.Options.Units));
        Assert.Equal((new TimeOnly(22, 0), new TimeOnly(6, 0)), arguments.Options.OpenHours);
        Assert.Equal((TimeSpan.FromSeconds(90), 3, true, true), (arguments.Options.ResultDelay, arguments.Options.PendingFiles, arguments.Options.Control, arguments.SimulatedTime));
    }

    [Theory]
    [InlineData("--unit", "5:a")]
    [InlineData("--unit", "5:a:b:raw:short")]
    [InlineData("--hours", "25:00-26:00")]
    [InlineData("--result-delay", "soon")]
    [InlineData("--clock", "mine")]
    [InlineData("--nonsense", "1")]
    [InlineData("--port", "70000")]
    public void A_wrong_argument_is_named(string name, string value) =>
        Assert.Contains(name, Assert.Throws<FormatException>(() => Arguments.Parse([name, value])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Runs_on_its_own_with_a_ledger_and_a_control_port()
    {
        var ledger = Path.Combine(Directory.CreateTempSubdirectory("ministry-").FullName, "ledger.jsonl");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(MinistryServer).Assembly.Location, "--port", "0", "--ledger", ledger, "--control", "--result-delay", "0s"])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            var ready = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("Ministry ready on http://127.0.0.1:", ready, StringComparison.Ordinal);
            var address = new Uri(ready!.Split(' ')[3].TrimEnd(';'));
            using var unit = new RawUnit(address) { Password = "registrar-pw" };
            Expect.Code(0, await unit.Upload(1, Samples.File(Samples.Addition(1))));
            Assert.Equal(2, (await unit.FetchAll()).Count);

            using var control = new HttpClient { BaseAddress = address };
            using var accepted = await control.PostAsJsonAsync("/control/maintenance", new { on = true });
            Assert.Equal(204, (int)accepted.StatusCode);
            Expect.Code(902, await unit.Download());
            using var plain = await control.PostAsync(new Uri("/control/maintenance", UriKind.Relative), new StringContent("{\"on\":false}"));
            Assert.Equal(415, (int)plain.StatusCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        var lines = (await File.ReadAllLinesAsync(ledger)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.GetProperty("number").GetInt32()));
        Assert.Contains(lines, line => line.GetProperty("kind").GetString() == "processed" && line.GetProperty("domain").GetString() == "example.cn");
    }
}
