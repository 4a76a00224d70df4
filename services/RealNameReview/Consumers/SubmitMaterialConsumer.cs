using DomainWorkers.Contracts.RealName;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Notes files to be fetched, or says why not.</summary>
internal sealed class SubmitMaterialConsumer(MaterialDesk desk) : IConsumer<SubmitMaterial>
{
    public Task Consume(ConsumeContext<SubmitMaterial> context) => desk.Take(context.Message, context.CancellationToken);
}
