using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Pump;

/// <summary>Tells the operation that has a domain in hand that there is news of it at the registry.</summary>
internal sealed class OpenOperations(
    Documents<OperationState> operations, PumpBell bell, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    /// <summary>
    /// Makes it due now, among the doubts, so that the pump asks the registry. False where it is just being worked on, has ended, or waits
    /// for something else; a parked one stays with the person who has it.
    /// </summary>
    public async Task<bool> TellToLook(DomainState domain, bool whateverItWaitsFor, CancellationToken cancellationToken)
    {
        var now = machineClock.GetUtcNow();
        var operation = await operations.Find(domain.Open!.Operation, cancellationToken);
        if (operation is not { Outcome: null, Due: not null } || operation.ClaimedUntil > now)
            return false;
        if (!whateverItWaitsFor && operation.Progress != OperationProgress.PendingAtRegistry)
            return false;

        var told = operation with { Lane = Lanes.Settling(domain.Registry), Due = operation.Due < now ? operation.Due : now };
        if (await operations.Save(told, cancellationToken) is null)
            return false;
        bell.Ring(domain.Registry);
        return true;
    }
}
