using System.Diagnostics;

namespace DomainWorkers.AllInOne.Tests;

/// <summary>One run of the built program, in a folder for temporary files of its own.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors, IReadOnlyList<string> LeftFiles)
{
    // Only to end a test whose program hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Task<ProgramRun> Of(params string[] arguments) => With(input: null, arguments);

    /// <summary>The same with lines on its standard input.</summary>
    public static async Task<ProgramRun> With(string? input, params string[] arguments)
    {
        var temporary = Directory.CreateTempSubdirectory("allinone-tests-");
        try
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DomainWorkers.AllInOne.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            };
            start.Environment["TMPDIR"] = temporary.FullName;
            // The runtime's own sockets would lie there too.
            start.Environment["DOTNET_EnableDiagnostics"] = "0";
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(Patience);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                // The streams end only when every process that holds them has ended: nothing is left running.
                await process.WaitForExitAsync(limit.Token);
                return new ProgramRun(process.ExitCode, await output, await errors,
                    [.. temporary.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(left => left.FullName)]);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
