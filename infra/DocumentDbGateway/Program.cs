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
await new GatewayListener(options, TimeProvider.System).Run(ending.Token);
return 0;

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ending.Cancel();
}
