using DomainWorkers.Contracts.RealName;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Makes a profile the default of its account.</summary>
internal sealed class SetDefaultProfileConsumer(ProfileDesk desk) : IConsumer<SetDefaultProfile>
{
    public Task Consume(ConsumeContext<SetDefaultProfile> context) => desk.SetDefault(context.Message, context.CancellationToken);
}
