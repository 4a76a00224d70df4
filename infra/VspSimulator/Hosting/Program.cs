using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace DomainWorkers.VspSimulator;

/// <summary>The provider on its own, until SIGTERM or SIGINT.</summary>
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
        catch (Exception problem) when (problem is SocketException or IOException or UnauthorizedAccessException
            or HttpListenerException or InvalidDataException or JsonException or CryptographicException)
        {
            await Console.Error.WriteLineAsync($"The provider could not start: {problem.Message}");
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
        var simulated = arguments.SimulatedTime ? new SimulatedClock(arguments.ClockStart ?? TimeProvider.System.GetUtcNow()) : null;
        var folder = arguments.Options.CertificateFolder ?? Directory.CreateTempSubdirectory("provider-certs-").FullName;
        await using var server = await ProviderServer.Start(
            arguments.Options with { CertificateFolder = folder }, simulated ?? TimeProvider.System, stop.Token);
        foreach (var fault in arguments.Faults)
            server.Faults.Add(fault);
        await using var control = arguments.ControlPort is { } port ? ControlEndpoint.Start(port, new ControlRoutes(server, simulated)) : null;

        // One line, and only when everything answers: scripts wait for it.
        Console.WriteLine(
            $"Provider {arguments.Options.VspId} ready on {arguments.Options.Address}:{server.Port}; " +
            $"accounts {string.Join(' ', arguments.Options.Accounts.Select(account => account.ClientId))}; certificates in {folder}" +
            (control is null ? "" : $"; control on http://127.0.0.1:{control.Port}/"));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
