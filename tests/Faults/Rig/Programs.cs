using System.Diagnostics;

namespace DomainWorkers.Faults.Rig;

/// <summary>The build output of other projects, of the same configuration as this one's.</summary>
internal static class Programs
{
    /// <summary>How to start a project's program, with its output redirected.</summary>
    public static ProcessStartInfo Start(string project)
    {
        var start = new ProcessStartInfo(Dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path(project));
        return start;
    }

    /// <summary>Runs a project's program to its end and returns what it printed; anything but exit code 0 throws.</summary>
    public static async Task<string> Run(
        string project, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> settings, CancellationToken cancellationToken)
    {
        var start = Start(project);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{project} {string.Join(' ', start.ArgumentList.Skip(1))} ended with {process.ExitCode}: {await error}{await output}");
    }

    private static string Dotnet =>
        Environment.ProcessPath is { } path && System.IO.Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static string Path(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = System.IO.Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"DomainWorkers.{project}.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{project} is not built beside this test.", program);
    }
}
