using System.Runtime.InteropServices;

namespace DomainWorkers.MiitSimulator.Hosting;

/// <summary>The ministry on its own, until SIGTERM or SIGINT.</summary>
internal static class Program
{
    private const int BadArguments = 2;

    public static async Task<int> Main(string[] args)
    {
        Arguments arguments;
        try
        {
            arguments = Arguments.Parse(args);
        }
        catch (FormatException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message + Environment.NewLine + "Try --help.");
            return BadArguments;
        }

        if (arguments.Help)
        {
            Console.WriteLine(Arguments.Usage);
            return 0;
        }

        try
        {
            await Run(arguments);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync($"The ministry could not start: {problem.Message}");
            return 1;
        }
    }

    private static async Task Run(Arguments arguments)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        TimeProvider clock = arguments.SimulatedTime ? new SimulatedClock(arguments.ClockStart ?? TimeProvider.System.GetUtcNow()) : TimeProvider.System;
        await using var server = await MinistryServer.Start(arguments.Options, clock, stop.Token);

        // One line, and only when everything answers: scripts wait for it.
        Console.WriteLine($"Ministry ready on {server.Address}; units {string.Join(' ', arguments.Options.Units.Select(unit => unit.IspId))}");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
