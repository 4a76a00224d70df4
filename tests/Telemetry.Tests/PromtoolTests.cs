using System.Diagnostics;
using DomainWorkers.Telemetry.Tests.Rig;

namespace DomainWorkers.Telemetry.Tests;

/// <summary>Prometheus' own tool reads the files and runs the rules' tests.</summary>
public sealed class PromtoolTests
{
    [Theory]
    [InlineData("check", "config", "infra/prometheus/prometheus.yml")]
    [InlineData("check", "rules", "infra/prometheus/rules/domainworkers.yml")]
    [InlineData("test", "rules", "infra/prometheus/tests/domainworkers.yml")]
    public async Task Accepts_the_files_and_every_alert_fires_when_it_should(params string[] arguments)
    {
        var program = Programs.Find("promtool", "PROMTOOL");
        Assert.SkipWhen(program is null, "NOT CHECKED BY promtool: there is none. infra/test fetches it; by hand: PROMTOOL=/path/to/promtool.");

        var (code, output) = await Programs.Run(program!, Repository.Root, arguments);

        Assert.True(code == 0, output);
        Assert.DoesNotContain("FAILED", output, StringComparison.Ordinal);
    }
}

/// <summary>Programs of others that a test asks for their judgement.</summary>
internal static class Programs
{
    /// <summary>Where it is: named by a variable, or on the path; null where it is nowhere.</summary>
    public static string? Find(string name, string? variable = null)
    {
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"{variable} names no file.", named);
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    public static async Task<(int Code, string Output)> Run(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return (process.ExitCode, await output + await errors);
    }
}
