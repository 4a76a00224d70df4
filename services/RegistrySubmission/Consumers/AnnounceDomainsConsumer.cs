using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the wish to be told of every domain. However old it is, meeting it harms nobody; a finished one is told its end again.</summary>
internal sealed class AnnounceDomainsConsumer(
    Documents<AnnouncementState> wishes, TimeProvider clock, [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
    : IConsumer<AnnounceDomains>
{
    public async Task Consume(ConsumeContext<AnnounceDomains> context)
    {
        var question = context.Message;
        var id = AnnouncementState.IdOf(question.Account, question.RequestId);
        if (await wishes.Find(id, context.CancellationToken) is { } known)
        {
            if (known.FinishedAt is not null)
                await wishes.Say([AnnouncementRules.Finish(known)], context.CancellationToken);
            return;
        }

        // Whose insert comes second finds that it is being met already.
        await wishes.Insert(
            new AnnouncementState
            {
                Id = id,
                Account = question.Account,
                RequestId = question.RequestId,
                EndedSince = question.EndedSince,
                AskedAt = clock.GetUtcNow(),
                Lane = AnnouncementState.DueLane,
                Due = machineClock.GetUtcNow(),
            },
            [], context.CancellationToken);
    }
}
