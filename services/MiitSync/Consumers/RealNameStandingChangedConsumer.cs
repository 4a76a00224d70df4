using DomainWorkers.Contracts.RealName;
using DomainWorkers.MiitSync.Pump;
using MassTransit;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>The holder is verified, or no more: what the ministry shows is worth nothing without it.</summary>
internal sealed class RealNameStandingChangedConsumer(ReportBook book) : IConsumer<RealNameStandingChanged>
{
    public Task Consume(ConsumeContext<RealNameStandingChanged> context)
    {
        var standing = context.Message;
        return book.NoteRealName(standing.DomainId, standing.Verified, standing.At, standing.Revision, context.CancellationToken);
    }
}
