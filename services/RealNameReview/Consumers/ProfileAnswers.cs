using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.Domain;
using DomainWorkers.RealNameReview.State;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>The answers to commands about profiles.</summary>
internal sealed class ProfileAnswers(TimeProvider clock)
{
    public ProfileRefused Refused(string account, string requestId, string profileId, Reason reason) =>
        Refused(account, requestId, profileId, [reason], null);

    public ProfileRefused Refused(
        string account, string requestId, string profileId, IReadOnlyList<Reason> reasons, IReadOnlyList<FieldProblem>? problems) => new()
        {
            Account = account,
            RequestId = requestId,
            At = clock.GetUtcNow(),
            ProfileId = profileId,
            Reasons = reasons,
            Problems = problems,
        };

    public ProfileCreated Created(CreateProfile command, ProfileState profile, bool isDefault) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        ProfileId = command.ProfileId,
        ProfileVersion = profile.ProfileVersion,
        Form = profile.Form,
        IsDefault = isDefault,
        Needs = [.. MaterialNeeds.RealName(profile.Kind).Select(alternatives => alternatives[0])],
    };

    public ProfileChanged Changed(ChangeProfile command, ProfileState profile, bool holderChanged) => new()
    {
        Account = command.Account,
        RequestId = command.RequestId,
        At = clock.GetUtcNow(),
        ProfileId = command.ProfileId,
        ProfileVersion = profile.ProfileVersion,
        Standing = profile.Standing,
        HolderChanged = holderChanged,
    };
}
