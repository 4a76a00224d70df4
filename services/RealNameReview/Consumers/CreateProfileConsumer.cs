using DomainWorkers.Contracts.RealName;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Keeps a new profile, or says field by field why not.</summary>
internal sealed class CreateProfileConsumer(ProfileDesk desk) : IConsumer<CreateProfile>
{
    public Task Consume(ConsumeContext<CreateProfile> context) => desk.Create(context.Message, context.CancellationToken);
}
