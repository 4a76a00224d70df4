using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Pump;

/// <summary>Answers who wants codes before a registration, as soon as all of them are there or one cannot be had.</summary>
internal sealed class CodeDesk(
    Documents<OperationState> operations, Documents<MatterState> matters, ProfileBook profiles, HolderView holders, TimeProvider clock)
{
    public async Task TryAnswer(string operationId, CancellationToken cancellationToken)
    {
        if (await operations.Find(operationId, cancellationToken) is not { Answer: null, Wish: { } wish } operation
            || await Answer(operation, wish, cancellationToken) is not { } answer)
            return;
        var written = operations.Write(new Announcement(answer, operationId));
        if (await operations.Save(operation with { Answer = written }, [written], cancellationToken) is null)
            throw new TransientException($"{operationId} changed meanwhile.");
    }

    private async Task<object?> Answer(OperationState operation, CodeWish wish, CancellationToken cancellationToken)
    {
        List<string> codes = [];
        foreach (var kind in wish.Codes)
        {
            var (code, failure, isOpen) = kind == CodeKind.Domain
                ? await Name(operation.Account, wish.DomainName, cancellationToken)
                : await RealName(operation.Account, wish.ProfileId, cancellationToken);
            if (isOpen)
                return null;
            if (code is null)
                return Refused(operation, wish, failure ?? Refusals.ProfileNotVerified);
            codes.Add(code.Signed);
        }

        return new VerificationCodesIssued
        {
            Account = operation.Account,
            RequestId = operation.RequestId,
            At = clock.GetUtcNow(),
            ProfileId = wish.ProfileId,
            DomainName = wish.DomainName,
            Codes = codes,
        };
    }

    private async Task<(CodeInHand? Code, Contracts.Domains.Reason? Failure, bool IsOpen)> Name(
        string account, string domainName, CancellationToken cancellationToken)
    {
        var matter = await matters.Find(MatterState.Name(account, domainName), cancellationToken);
        return (
            await holders.Code(matter?.PassedBy, DomainRules.DomainCode, cancellationToken),
            matter?.Failure is { } failure ? FailureCatalogue.ReasonOf(failure) : null,
            matter is { OpenReview: not null });
    }

    private async Task<(CodeInHand? Code, Contracts.Domains.Reason? Failure, bool IsOpen)> RealName(
        string account, string profileId, CancellationToken cancellationToken)
    {
        var profile = await profiles.Find(account, profileId, cancellationToken);
        return (
            await holders.Code(profile?.Standing == ProfileStanding.Verified ? profile.VerifiedBy : null, DomainRules.RealNameCode, cancellationToken),
            null, false);
    }

    private ReviewRequestRefused Refused(OperationState operation, CodeWish wish, Contracts.Domains.Reason reason) => new()
    {
        Account = operation.Account,
        RequestId = operation.RequestId,
        At = clock.GetUtcNow(),
        ProfileId = wish.ProfileId,
        Reasons = [reason],
    };
}
