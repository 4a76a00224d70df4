using System.Text.Json;
using DomainWorkers.Integration.Tests.Rig;

namespace DomainWorkers.Integration.Tests;

/// <summary>
/// Eight processes fire the same sweep at ten thousand due of fifty thousand documents: the benchmark <c>sweep</c>, which also takes a million.
/// Its times are figures, not tests; what is asserted here does not depend on the machine.
/// </summary>
public sealed class SweepTests
{
    [Fact]
    public async Task Eight_processes_that_sweep_at_once_take_each_item_exactly_once()
    {
        var engines = Engines.Given();
        await using var benchmark = new ChildProcess("dotnet", [Benchmarks, "sweep", "--documents", "50000", "--rounds", "1", "--json"],
            new Dictionary<string, string> { ["Store__Uri"] = engines.Store });

        Assert.True(await benchmark.Exit(TimeSpan.FromMinutes(8)) == 0, benchmark.Said);
        var figures = benchmark.Output.Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(figure => figure.GetProperty("name").GetString()!, figure => figure.GetProperty("value").GetDouble());
        Assert.Equal(1, figures["sweep.exactly-once"]);
        // All of them work: nobody waits until the others are done.
        Assert.InRange(figures["sweep.largest-share"], 1, 4);
        Assert.InRange(figures["sweep.claimed-by-others"], 0, 0.5);
    }

    private static string Benchmarks
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.FullName, "Benchmarks", here.Name, "DomainWorkers.Benchmarks.dll");
        }
    }
}
