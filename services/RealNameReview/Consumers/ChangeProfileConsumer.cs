using DomainWorkers.Contracts.RealName;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Changes a profile; another holder in law is unverified again.</summary>
internal sealed class ChangeProfileConsumer(ProfileDesk desk) : IConsumer<ChangeProfile>
{
    public Task Consume(ConsumeContext<ChangeProfile> context) => desk.Change(context.Message, context.CancellationToken);
}
