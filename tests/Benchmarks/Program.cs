using DomainWorkers.Benchmarks;
using DomainWorkers.Benchmarks.Bare;

if (args is [BareProgram.Verb])
    return await BareProgram.Run(CancellationToken.None);

if (Invocation.Parse(args) is not { } invocation)
    return Invocation.Usage();

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    // What was started is ended on the way out.
    signal.Cancel = true;
    cancelled.Cancel();
};
return await Bench.Run(invocation, cancelled.Token);
