using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DomainWorkers.Integration.Tests.Rig;

/// <summary>A process of this test's own, with the settings that it was given and no others.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    public ChildProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.Contains("__", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Errors => _errors;

    public bool HasExited => _process.HasExited;

    /// <summary>Everything that it said, for a test's message.</summary>
    public string Said => string.Join('\n', [.. _output.TakeLast(40).Select(Short), .. _errors.TakeLast(20).Select(Short)]);

    public string Everything => string.Join('\n', [.. _output, .. _errors]);

    public StreamWriter Input => _process.StandardInput;

    public void Terminate() => Signal(15);

    public void Kill() => Signal(9);

    /// <summary>Its exit code; its output is complete then.</summary>
    public async Task<int> Exit(TimeSpan? longest = null)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(longest ?? Eventually.Longest);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The process did not end:\n{Said}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string Short(string line) => line.Length > 500 ? line[..500] + "..." : line;

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    private void Signal(int signal)
    {
        if (!_process.HasExited)
            _ = SendSignal(_process.Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
