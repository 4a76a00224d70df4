using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.State;
using MassTransit;

namespace DomainWorkers.EmailVerification.Consumers;

/// <summary>Answers with a page of the account's addresses; their ids begin with the account, so nobody sees another's.</summary>
internal sealed class ListEmailAddressesConsumer(Documents<AddressState> addresses, TimeProvider clock) : IConsumer<ListEmailAddresses>
{
    private const int PageSize = 100;
    private const int MaxProfiles = 100;

    public async Task Consume(ConsumeContext<ListEmailAddresses> context)
    {
        var question = context.Message;
        var prefix = AddressState.IdOf(question.Account, "");
        var page = await addresses.Page(prefix + question.After, PageSize + 1, context.CancellationToken);
        var own = page.TakeWhile(address => address.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var answer = new EmailAddressesListed
        {
            Account = question.Account,
            RequestId = question.RequestId,
            At = clock.GetUtcNow(),
            Addresses = [.. own.Take(PageSize).Select(Entry)],
            Next = own.Count > PageSize ? own[PageSize - 1].AddressId : null,
        };
        await addresses.Say([new Announcement(answer, $"{question.Account}\n{question.RequestId}")], context.CancellationToken);
    }

    private static EmailAddressEntry Entry(AddressState address) => new()
    {
        AddressId = address.AddressId,
        Status = address.Status,
        Since = address.Since,
        VerifiedAt = address.VerifiedAt,
        ProfileIds = [.. address.Profiles.Take(MaxProfiles)],
    };
}
