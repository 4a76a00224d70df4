using DomainWorkers.BuildingBlocks;
using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.MiitSync.Adapters;
using DomainWorkers.MiitSync.Domain;
using DomainWorkers.MiitSync.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.MiitSync.Pump;

/// <summary>Answers questions about readiness, with a look at the ministry's filings where it can be had in time.</summary>
internal sealed class FilingDesk(
    IMinistry ministry,
    IHolders holders,
    Documents<FilingQuestion> questions,
    Documents<ReportedDomain> domains,
    ReadinessRules readiness,
    CounterHours hours,
    ProcessIdentity identity,
    IOptions<ReportingOptions> options,
    TimeProvider clock,
    [FromKeyedServices(Clocks.Machine)] TimeProvider machineClock)
{
    private const int AtATime = 20;
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    public async Task<bool> Run(CancellationToken cancellationToken)
    {
        var due = await questions.Due(Lanes.Questions, machineClock.GetUtcNow(), AtATime, cancellationToken);
        foreach (var id in due)
        {
            if (await questions.Claim(id, identity.Owner, machineClock.GetUtcNow(), options.Value.Lease, cancellationToken) is { } question)
                await Answer(question, cancellationToken);
        }

        return due.Count == AtATime;
    }

    private async Task Answer(FilingQuestion question, CancellationToken cancellationToken)
    {
        var domain = await domains.Find(question.DomainId, cancellationToken);
        // To an account that does not hold it, it does not exist.
        if (domain is null || domain.Facts.Account != question.Account)
        {
            await End(question, ReadinessAnswerRules.Say(ReadinessAnswerRules.Unknown(question, clock.GetUtcNow())), cancellationToken);
            return;
        }

        var filing = hours.MaintenanceUntil(clock.GetUtcNow()) is null
            ? await ministry.Filing(domain.Facts.UnicodeName, cancellationToken)
            : new FilingAnswer.Unknown("maintenance");
        var now = machineClock.GetUtcNow();
        if (filing is FilingAnswer.Unknown && now < question.Until)
        {
            var next = now + AskAgainAfter;
            await questions.Save(Free(question) with { Due = next < question.Until ? next : question.Until }, cancellationToken);
            return;
        }

        var same = question.SubjectProfileId is not { } subject || domain.Facts.ProfileId is not { } holder
            || await holders.Same(question.Account, holder, subject, question.Id, cancellationToken);
        var answer = ReadinessAnswerRules.Answer(question, domain, readiness, same, filing, clock.GetUtcNow());
        await End(question, ReadinessAnswerRules.Say(answer), cancellationToken);
    }

    private async Task End(FilingQuestion question, Announcement say, CancellationToken cancellationToken) =>
        await questions.Save(Free(question) with { Answered = true, Lane = null, Due = null }, [say], cancellationToken);

    private static FilingQuestion Free(FilingQuestion question) => question with { ClaimedUntil = null, ClaimedBy = null, Claims = 0 };
}
