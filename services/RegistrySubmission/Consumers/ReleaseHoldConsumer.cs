using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Takes a reason for a hold away; only the last out goes to the registry.</summary>
internal sealed class ReleaseHoldConsumer(HoldDesk desk) : IConsumer<ReleaseHold>
{
    public Task Consume(ConsumeContext<ReleaseHold> context)
    {
        var command = context.Message;
        return desk.Take(command.Account, command.DomainId, command.IssuedAt, command.Actor,
            new Intent.Hold(command.Reason, command.Revision, Place: false), context.CancellationToken);
    }
}
