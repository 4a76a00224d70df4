using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.Faults.Saboteur;

// The shipped worker with one part turned around, for the tests of the fault rig.
return args switch
{
    ["acknowledge-first"] => await WorkerHost.Run<AcknowledgeFirst>([]),
    ["clear-first"] => await WorkerHost.Run<ClearFirst>([]),
    ["renew-blindly"] => await WorkerHost.Run<RenewBlindly>([]),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("usage: DomainWorkers.Faults.Saboteur acknowledge-first|clear-first|renew-blindly");
    return 64;
}
