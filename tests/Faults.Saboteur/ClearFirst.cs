using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.BuildingBlocks.State;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.Faults.Saboteur;

/// <summary>Says that the broker has a message, so that it is cleared from its document, and publishes it a while later.</summary>
internal sealed class ClearFirst : SabotagedModule
{
    /// <summary>Long enough for the rig to kill what it sees in flight, on a busy machine too.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(8);

    protected override void Sabotage(IServiceCollection services) =>
        Wrap<IOutgoingPublisher>(services, (_, shipped) => new LatePublisher(shipped));

    private sealed class LatePublisher(IOutgoingPublisher shipped) : IOutgoingPublisher
    {
        public Task<Publication> Publish(OutgoingMessage message, CancellationToken cancellationToken)
        {
            _ = Later(message);
            return Task.FromResult(Publication.Confirmed);
        }

        private async Task Later(OutgoingMessage message)
        {
            await Task.Delay(Late);
            await shipped.Publish(message, CancellationToken.None);
        }
    }
}
