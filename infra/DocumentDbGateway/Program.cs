using System.Runtime.InteropServices;
using DomainWorkers.DocumentDbGateway;

var options = GatewayOptions.Parse(args, out var problem);
if (options is null)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(GatewayOptions.Usage);
    return 64;
}

using var ending = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
var gateway = new GatewayListener(options, TimeProvider.System);
var running = gateway.Run(ending.Token);
if (await Task.WhenAny(gateway.Bound, running) == gateway.Bound)
    Console.WriteLine($"listening on {await gateway.Bound}");
await running;
return 0;

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ending.Cancel();
}
