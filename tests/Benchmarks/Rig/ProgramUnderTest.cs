using System.Diagnostics;
using System.Runtime.InteropServices;
using DomainWorkers.Faults.Rig;

namespace DomainWorkers.Benchmarks.Rig;

/// <summary>
/// A process that is measured. It writes to a file, as under a supervisor, so that nobody's time goes into reading it; it can be held, so
/// that a queue is filled before it and that it takes nothing from another one's round.
/// </summary>
internal sealed class ProgramUnderTest : IAsyncDisposable
{
    private const int Stop = 19;     // SIGSTOP
    private const int Continue = 18; // SIGCONT

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _log;

    private ProgramUnderTest(Process process, string log) => (_process, _log) = (process, log);

    /// <summary>Processor time so far.</summary>
    public TimeSpan Processor => Machine.Processor(_process);

    /// <summary>Memory that is in use now.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The most memory that it ever had in use (VmHWM in proc(5)).</summary>
    public long PeakMemory => 1024 * long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture);

    public static ProgramUnderTest Start(string project, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var program = Programs.Start(project);
        var log = Path.GetTempFileName();
        // The shell only opens the file: exec leaves the process id to the program.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(log);
        start.ArgumentList.Add(program.FileName);
        foreach (var argument in program.ArgumentList.Concat(arguments))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new ProgramUnderTest(Process.Start(start)!, log);
    }

    /// <summary>Returns when the address answers that it is ready.</summary>
    public async Task Ready(Uri address, CancellationToken cancellationToken)
    {
        using var health = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await Until(
            async () =>
            {
                try
                {
                    using var answer = await health.GetAsync(address, cancellationToken);
                    return answer.IsSuccessStatusCode;
                }
                catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
                {
                    return false;
                }
            },
            cancellationToken);
    }

    /// <summary>Returns when it has written a line.</summary>
    public Task Said(string line, CancellationToken cancellationToken) =>
        Until(() => Task.FromResult(Log().Contains(line, StringComparison.Ordinal)), cancellationToken);

    /// <summary>Returns when it stands still: on a busy machine a signal alone is some milliseconds of work too early.</summary>
    public async Task Hold(CancellationToken cancellationToken)
    {
        Signal(Stop);
        while (!Machine.IsStopped(_process))
            await Task.Delay(1, cancellationToken);
    }

    public void Release() => Signal(Continue);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_log);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private string Log()
    {
        using var reader = new StreamReader(new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private void Signal(int signal)
    {
        if (Kill(_process.Id, signal) != 0)
            throw new BenchmarkException($"Process {_process.Id} is gone: {Log()}");
    }

    private async Task Until(Func<Task<bool>> happened, CancellationToken cancellationToken)
    {
        var limit = Stopwatch.StartNew();
        while (!await happened())
        {
            if (_process.HasExited)
                throw new BenchmarkException($"A program ended with {_process.ExitCode} before it was ready: {Log()}");
            if (limit.Elapsed > StartLimit)
                throw new BenchmarkException($"A program was not ready within {StartLimit}: {Log()}");
            await Task.Delay(50, cancellationToken);
        }
    }
}
