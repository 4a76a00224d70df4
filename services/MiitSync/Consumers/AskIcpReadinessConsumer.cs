using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.MiitSync.Pump;
using DomainWorkers.MiitSync.State;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Consumers;

/// <summary>Stores the question; the pump asks the ministry and answers. The same question again is answered anew, as things are then.</summary>
internal sealed class AskIcpReadinessConsumer(
    Documents<FilingQuestion> questions,
    PumpBell bell,
    IOptions<ReportingOptions> options,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock) : IConsumer<AskIcpReadiness>
{
    public async Task Consume(ConsumeContext<AskIcpReadiness> context)
    {
        var asked = context.Message;
        var now = machineClock.GetUtcNow();
        var question = new FilingQuestion
        {
            Id = $"{asked.Account}/{asked.RequestId}",
            Account = asked.Account,
            RequestId = asked.RequestId,
            DomainId = asked.DomainId,
            SubjectProfileId = asked.SubjectProfileId,
            SubjectFilingNumber = asked.SubjectFilingNumber,
            ProvinceCode = asked.ProvinceCode,
            Until = now + options.Value.AnswerWithin,
            Lane = Lanes.Questions,
            Due = now,
        };
        var stored = await questions.Insert(question, [], context.CancellationToken);
        if (stored.Stored is null && await questions.Find(question.Id, context.CancellationToken) is { Answered: true } known)
            await questions.Save(question with { Version = known.Version }, context.CancellationToken);
        bell.Ring(MiitSyncModule.WorkerName);
    }
}
