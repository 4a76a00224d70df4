using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Lets existing domains be held with a verified profile, many at once.</summary>
internal sealed class AssociateProfileConsumer(Requests requests, ProfileBook profiles, Association association, ProfileAnswers answers)
    : IConsumer<AssociateProfile>
{
    public async Task Consume(ConsumeContext<AssociateProfile> context)
    {
        var command = context.Message;
        var request = new Request(
            command.Account, OperationKind.Associate, command.RequestId, command.IssuedAt, Identities.Payload([command.ProfileId, .. command.DomainIds]),
            reason => answers.Refused(command.Account, command.RequestId, command.ProfileId, reason));
        if (await requests.IsAnswered(request, context.CancellationToken))
            return;
        var profile = await profiles.Find(command.Account, command.ProfileId, context.CancellationToken);
        if (profile is not { Standing: ProfileStanding.Verified })
        {
            await requests.Refuse(request, profile is null ? Refusals.ProfileUnknown : Refusals.ProfileNotVerified, context.CancellationToken);
            return;
        }

        var (answer, orders) = await association.Of(command, context.CancellationToken);
        await requests.Answer(request, answer, context.CancellationToken, orders);
    }
}
