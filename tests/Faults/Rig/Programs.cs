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

    private static string Dotnet =>
        Environment.ProcessPath is { } path && System.IO.Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static string Path(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = System.IO.Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"DomainWorkers.{project}.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{project} is not built beside this test.", program);
    }
}
