using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Takes note that a registry asks for an enhanced verification.</summary>
internal sealed class OpenEnhancedVerificationConsumer(Requests requests, CaseDesk cases, DomainDesk domains, ReviewTerms terms, TimeProvider clock)
    : IConsumer<OpenEnhancedVerification>
{
    public async Task Consume(ConsumeContext<OpenEnhancedVerification> context)
    {
        var command = context.Message;
        var request = new Request(
            command.Account, OperationKind.Enhanced, command.RequestId, command.IssuedAt,
            Identities.Payload(command.DomainId, command.CaseReference, command.NoticedAt.UtcTicks, command.DisposedAt?.UtcTicks), reason => Refused(command, reason));
        if (await requests.IsAnswered(request, context.CancellationToken))
            return;
        var domain = await domains.Find(command.DomainId, context.CancellationToken);
        var known = domain is { IsLiving: true } && domain.Account == command.Account ? domain : null;
        var (deadline, spreadsAt) = known is null ? default : terms.Enhanced(known.Name, command.NoticedAt, command.DisposedAt);
        var objection = known is null ? Refusals.DomainUnknown
            : known.ProfileId is null ? Refusals.DomainWithoutHolder
            : deadline is null ? Refusals.EnhancedNotAsked
            : null;
        if (objection is not null)
        {
            await requests.Refuse(request, objection, context.CancellationToken);
            return;
        }

        var (open, count, isBarred) = await cases.Open(Case(command, known!, deadline!.Value, spreadsAt), known!.Name, context.CancellationToken);
        await requests.Answer(request, Opened(command, open, count, isBarred), context.CancellationToken);
    }

    private static CaseState Case(OpenEnhancedVerification command, DomainState domain, DateTimeOffset deadline, DateTimeOffset? spreadsAt) => new()
    {
        Id = CaseState.IdOf(command.DomainId, command.CaseReference),
        Account = command.Account,
        DomainId = command.DomainId,
        CaseReference = command.CaseReference,
        ProfileId = domain.ProfileId!,
        Deadline = deadline,
        SpreadsAt = spreadsAt,
        Lane = CaseState.ClockLane,
        Due = deadline,
    };

    private EnhancedVerificationOpened Opened(OpenEnhancedVerification command, CaseState open, int count, bool isBarred) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        DomainId = command.DomainId,
        CaseReference = command.CaseReference,
        ProfileId = open.ProfileId,
        Deadline = open.Deadline,
        SpreadsAt = open.SpreadsAt,
        Cases = count,
        Barred = isBarred,
    };

    private ReviewRequestRefused Refused(OpenEnhancedVerification command, Reason reason) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        DomainId = command.DomainId,
        Reasons = [reason],
    };
}
