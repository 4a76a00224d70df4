using System.Runtime.InteropServices;

namespace DomainWorkers.BuildingBlocks.Hosting;

/// <summary>The first SIGTERM or SIGINT asks the host to stop in order; the second one ends the process at once. Nothing is lost by that.</summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public SecondSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Count(15)),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Count(2)),
    ];

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Count(int signal)
    {
        // As a shell names the end by a signal.
        if (Interlocked.Increment(ref _signals) > 1)
            Environment.Exit(128 + signal);
    }
}
