using System.Diagnostics;
using System.Globalization;

namespace DomainWorkers.Benchmarks;

/// <summary>What the kernel says of this machine and of one process.</summary>
internal static class Machine
{
    /// <summary>Of the last minute, the last five and the last fifteen; a figure without it says little.</summary>
    public static string LoadAverage => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    public static double Load => double.Parse(LoadAverage.Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Whether every thread of a process has stopped (<c>T</c> in proc(5)).</summary>
    public static bool IsStopped(Process process) =>
        Directory.EnumerateDirectories($"/proc/{process.Id}/task").All(thread => StateOf(Path.Combine(thread, "stat")) is 'T' or 'Z' or 'X');

    /// <summary>Processor time of all threads of a process, in user and kernel mode.</summary>
    public static TimeSpan Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static char StateOf(string file)
    {
        try
        {
            // The name before it may hold anything, a parenthesis too.
            var text = File.ReadAllText(file);
            return text[text.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            // The thread ended meanwhile.
            return 'X';
        }
    }
}
