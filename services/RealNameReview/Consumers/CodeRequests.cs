using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.Pump;
using DomainWorkers.RealNameReview.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Takes wishes for codes before a registration: stored, then the name's check is begun or joined, then answered as soon as it can be.</summary>
internal sealed class CodeRequests(
    Requests requests, RegistrarPolicies policies, ProfileBook profiles, ReviewDesk desk, ReviewBook reviews, CodeDesk codes, TimeProvider clock)
{
    public async Task Take(IssueVerificationCodes command, CancellationToken cancellationToken)
    {
        var request = new Request(
            command.Account, OperationKind.Codes, command.RequestId, command.IssuedAt,
            Identities.Payload([command.ProfileId, command.DomainName, .. command.Codes.Select(code => $"{code}")]), reason => Refused(command, reason));
        if (await requests.IsAnswered(request, cancellationToken))
            return;
        var name = policies.Parse(command.DomainName) is DomainNameResult.Parsed(var parsed) ? parsed : null;
        if (await Objection(command, name, cancellationToken) is { } objection)
        {
            await requests.Refuse(request, objection, cancellationToken);
            return;
        }

        await requests.Wait(request, new CodeWish(command.ProfileId, name!.ALabel, [.. command.Codes.Distinct()]), cancellationToken);
        if (command.Codes.Contains(CodeKind.Domain))
            await Join(command, name.ALabel, request.Id, cancellationToken);
        await codes.TryAnswer(request.Id, cancellationToken);
    }

    /// <summary>Begins the name's check, or joins the one that runs: its end answers the request.</summary>
    private async Task Join(IssueVerificationCodes command, string domainName, string operationId, CancellationToken cancellationToken)
    {
        var matter = await desk.BeginName(command.Account, command.ProfileId, domainName, null, cancellationToken);
        if (matter.OpenReview is { } open)
        {
            await reviews.Change(
                open, (review, _) => review.Askers.Contains(operationId) ? review : review with { Askers = [.. review.Askers, operationId] }, cancellationToken);
        }
    }

    private async Task<Reason?> Objection(IssueVerificationCodes command, DomainName? name, CancellationToken cancellationToken)
    {
        if (name is null)
            return Refusals.NameInvalid;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var taken = policies.Verification(name.Suffix, today).Codes.Select(ReviewTerms.Kind).ToHashSet();
        if (command.Codes.Any(code => !taken.Contains(code)))
            return Refusals.CodesNotTaken;
        if (await profiles.Find(command.Account, command.ProfileId, cancellationToken) is not { } profile)
            return Refusals.ProfileUnknown;
        return command.Codes.Contains(CodeKind.RealName) && profile.Standing != ProfileStanding.Verified ? Refusals.ProfileNotVerified : null;
    }

    private ReviewRequestRefused Refused(IssueVerificationCodes command, Reason reason) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        ProfileId = command.ProfileId,
        Reasons = [reason],
    };
}
