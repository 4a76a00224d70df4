using System.Diagnostics;
using System.Globalization;

namespace DomainWorkers.Benchmarks;

/// <summary>What the kernel says of this machine and of one process.</summary>
internal static class Machine
{
    /// <summary>Of the last minute, the last five and the last fifteen; a figure without it says little.</summary>
    public static string LoadAverage => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    public static double Load => double.Parse(LoadAverage.Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Processor time of all threads of a process, in user and kernel mode.</summary>
    public static TimeSpan Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}
