using DomainWorkers.Contracts.Reminders;

namespace DomainWorkers.ExpiryReminders.Tests.Consumers;

public sealed class AskNoticesTests
{
    [Fact]
    public async Task The_evidence_of_a_domain_is_told_to_its_account_alone()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Send(s.Registered('b'));
        await s.PassUntil("2026-01-10T00:00:00Z");

        await s.Send(new AskNotices { Account = Scene.Account, RequestId = "q-1", IssuedAt = s.Now, DomainId = Scene.DomainId('a') });
        await s.Send(new AskNotices { Account = "globex", RequestId = "q-2", IssuedAt = s.Now, DomainId = Scene.DomainId('a') });
        await s.Send(new AskNotices
        {
            Account = Scene.Account, RequestId = "q-3", IssuedAt = s.Now, DomainId = Scene.DomainId('a'), After = "20260106-expiry-ExpiresIn30Days",
        });

        var listed = s.W.Published<NoticesListed>();
        Assert.Equal(
            ["Expired", "ExpiredFor3Days", "ExpiresIn10Days", "ExpiresIn15Days", "ExpiresIn30Days", "ExpiresIn45Days", "ExpiresIn60Days", "ExpiresIn7Days"],
            listed[0].Notices.Select(notice => notice.Stage));
        Assert.All(listed[0].Notices, notice => Assert.Equal((NoticeResult.Sent, NoticeChannel.Mail), (notice.Result, notice.Channel)));
        Assert.Empty(listed[1].Notices);
        Assert.Equal(["ExpiresIn45Days", "ExpiresIn60Days", "ExpiresIn7Days"], listed[2].Notices.Select(notice => notice.Stage));
        Assert.Null(listed[0].Next);
    }
}
