using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Adds a reason for a hold; only the first in goes to the registry.</summary>
internal sealed class PlaceHoldConsumer(HoldDesk desk) : IConsumer<PlaceHold>
{
    public Task Consume(ConsumeContext<PlaceHold> context)
    {
        var command = context.Message;
        return desk.Take(command.Account, command.DomainId, command.IssuedAt, command.Actor,
            new Intent.Hold(command.Reason, command.Revision, Place: true), context.CancellationToken);
    }
}
