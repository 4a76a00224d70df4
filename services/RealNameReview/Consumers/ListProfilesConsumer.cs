using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.RealNameReview.State;
using MassTransit;

namespace DomainWorkers.RealNameReview.Consumers;

/// <summary>Answers with a page of the account's profiles; their documents' ids begin with the account, so nobody sees another's.</summary>
internal sealed class ListProfilesConsumer(Documents<ProfileState> profiles, Documents<AccountState> accounts, TimeProvider clock) : IConsumer<ListProfiles>
{
    private const int PageSize = 100;

    public async Task Consume(ConsumeContext<ListProfiles> context)
    {
        var question = context.Message;
        var prefix = ProfileState.PrefixOf(question.Account);
        var account = await accounts.Find(question.Account, context.CancellationToken);
        List<ProfileState> own = [];
        var isEnd = false;
        for (var after = prefix + question.After; own.Count <= PageSize && !isEnd;)
        {
            var page = await profiles.Page(after, PageSize + 1, context.CancellationToken);
            var mine = page.TakeWhile(profile => profile.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            own.AddRange(mine.Where(profile => profile.DeletedAt is null));
            isEnd = mine.Count <= PageSize;
            after = isEnd ? after : mine[^1].Id;
        }

        var answer = new ProfilesListed
        {
            Account = question.Account,
            RequestId = question.RequestId,
            At = clock.GetUtcNow(),
            Profiles = [.. own.Take(PageSize).Select(profile => Entry(profile, account?.DefaultProfileId))],
            Next = own.Count > PageSize ? own[PageSize - 1].ProfileId : null,
        };
        await profiles.Say([new Announcement(answer, $"{question.Account}\n{question.RequestId}")], context.CancellationToken);
    }

    private static ProfileEntry Entry(ProfileState profile, string? defaultProfile) => new()
    {
        ProfileId = profile.ProfileId,
        ProfileVersion = profile.ProfileVersion,
        Form = profile.Form,
        Standing = profile.Standing,
        Since = profile.Since,
        IsDefault = profile.ProfileId == defaultProfile,
        Failure = profile.Failure,
        ReviewId = profile.OpenReview,
    };
}
