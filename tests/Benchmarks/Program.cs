using System.Runtime.InteropServices;
using DomainWorkers.Benchmarks;
using DomainWorkers.Benchmarks.Bare;
using DomainWorkers.Benchmarks.Sweeps;

if (args is [BareProgram.Verb])
    return await BareProgram.Run(CancellationToken.None);

if (args is [SweeperProgram.Verb, .. var sweep])
    return await SweeperProgram.Run(sweep, CancellationToken.None);

if (Invocation.Parse(args) is not { } invocation)
    return Invocation.Usage();

// What was started is ended on the way out, also a process that stands still.
using var cancelled = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return await Bench.Run(invocation, cancelled.Token);

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    cancelled.Cancel();
}
