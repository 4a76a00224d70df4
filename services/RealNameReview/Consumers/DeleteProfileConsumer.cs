using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrantVault.State;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Erases the person behind a profile that no living domain uses, and names the record that proves it.</summary>
internal sealed class DeleteProfileConsumer(Requests requests, ProfileErasure erasure, ProfileAnswers answers) : IConsumer<DeleteProfile>
{
    private const string Account = "account";

    public async Task Consume(ConsumeContext<DeleteProfile> context)
    {
        var command = context.Message;
        var request = new Request(
            command.Account, OperationKind.Delete, command.RequestId, command.IssuedAt, Identities.Payload(command.ProfileId, command.Cause),
            reason => answers.Refused(command.Account, command.RequestId, command.ProfileId, reason));
        if (await requests.IsAnswered(request, context.CancellationToken))
            return;
        var (deleted, objection) = await erasure.Delete(
            command.Account, command.ProfileId, command.RequestId, Reason(command.Cause), command.Actor ?? Account, context.CancellationToken);
        await requests.Answer(request, deleted ?? (object)answers.Refused(command.Account, command.RequestId, command.ProfileId, objection!), context.CancellationToken);
    }

    private static ErasureReason Reason(ErasureCause cause) => cause switch
    {
        ErasureCause.AccountClosed => ErasureReason.AccountClosed,
        ErasureCause.ConsentWithdrawn => ErasureReason.ConsentWithdrawn,
        ErasureCause.UnlawfulData => ErasureReason.UnlawfulData,
        _ => ErasureReason.SubjectRequest,
    };
}
