using DomainWorkers.Benchmarks.Commands;
using DomainWorkers.Benchmarks.Epp;
using DomainWorkers.Benchmarks.Figures;
using DomainWorkers.Benchmarks.Ministry;
using DomainWorkers.Benchmarks.Plain;
using DomainWorkers.Benchmarks.Starting;
using DomainWorkers.Benchmarks.Sweeps;

namespace DomainWorkers.Benchmarks;

/// <summary>Every benchmark by its name. A later one joins with one line here.</summary>
internal static class Bench
{
    /// <summary>What each one measures; a benchmark gives its figures to the report.</summary>
    public static IReadOnlyDictionary<string, Func<Invocation, Report, CancellationToken, Task>> All { get; } =
        new SortedDictionary<string, Func<Invocation, Report, CancellationToken, Task>>(StringComparer.Ordinal)
        {
            ["plain-command"] = PlainCommand.Run,
            ["registration"] = Registrations.Run,
            ["layers"] = Layers.Run,
            ["database-commands"] = DatabaseCommands.Run,
            ["epp-rate"] = EppRate.Run,
            ["ministry-files"] = MinistryFiles.Run,
            ["start"] = Starts.Run,
            ["sweep"] = SweepCost.Run,
        };

    /// <summary>Exit code 0 when everything was measured, whether or not a goal was reached; 1 when something could not be.</summary>
    public static async Task<int> Run(Invocation invocation, CancellationToken cancellationToken)
    {
        var report = new Report(invocation.Json);
        var failed = false;
        foreach (var (name, measure) in All)
        {
            if (invocation.Names.Count > 0 && !invocation.Names.Contains(name))
                continue;
            try
            {
                report.Progress($"{name}, load average {Machine.LoadAverage}");
                await measure(invocation, report, cancellationToken);
            }
            catch (Exception exception) when (exception is BenchmarkException or OperationCanceledException or TimeoutException)
            {
                report.Progress($"{name} could not be measured: {exception.Message}");
                failed = true;
            }
        }

        report.Close();
        return failed ? 1 : 0;
    }
}

/// <summary>Something could not be measured, or came out wrong so that measuring it says nothing.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
