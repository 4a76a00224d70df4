using DomainWorkers.BuildingBlocks.Messaging.Outbox;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using MassTransit;

namespace DomainWorkers.ExpiryReminders.Consumers;

/// <summary>Answers with a page of a domain's notice ledger. Only what went out for the asking account is told.</summary>
internal sealed class AskNoticesConsumer(Documents<NoticeState> notices, TimeProvider clock) : IConsumer<AskNotices>
{
    private const int PageSize = 100;

    public async Task Consume(ConsumeContext<AskNotices> context)
    {
        var question = context.Message;
        var prefix = $"{question.DomainId}/";
        var page = await notices.Page(prefix + question.After, PageSize + 1, context.CancellationToken);
        var lines = page.TakeWhile(notice => notice.Id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var answer = new NoticesListed
        {
            Account = question.Account,
            RequestId = question.RequestId,
            At = clock.GetUtcNow(),
            DomainId = question.DomainId,
            Notices = [.. lines.Take(PageSize).Where(notice => notice.Account == question.Account).Select(LedgerEvents.Entry)],
            Next = lines.Count > PageSize && lines[0].Account == question.Account ? lines[PageSize - 1].Cursor : null,
        };
        await notices.Say([new Announcement(answer, $"{question.Account}\n{question.RequestId}")], context.CancellationToken);
    }
}
