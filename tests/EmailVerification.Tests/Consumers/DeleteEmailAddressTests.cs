using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Correspondence;

namespace DomainWorkers.EmailVerification.Tests.Consumers;

public sealed class DeleteEmailAddressTests
{
    [Fact]
    public async Task A_verified_address_goes_with_the_code_from_the_phone_and_its_domains_get_a_deadline()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();
        await s.Send(s.Registered('a'));

        s.W.Clock.Advance(TimeSpan.FromMinutes(1));
        await s.Send(Ask(s, address));
        Assert.Equal(s.W.Clock.GetUtcNow().AddMinutes(10), Assert.Single(s.W.Published<EmailDeletionCodeSent>()).CodeExpiresAt);
        Assert.Equal("+8613800000001", Assert.Single(s.Phones.Messages).Phone);
        var delete = Delete(s, address, s.Phones.Code);
        await s.Send(delete);
        await s.Send(delete);

        Assert.Equal(2, s.W.Published<EmailAddressDeleted>().Count);
        Assert.Equal("AddressDeleted", Assert.Single(s.W.Published<EmailVerificationReopened>()).Reasons[0].Code);
        Assert.Equal(EmailDeadlineCause.Reopened, Assert.Single(s.W.Published<EmailDeadlineSet>()).Because);
        Assert.Equal(EmailAddressStatus.Waiting, (await s.Address(address)).Status); // a mail is on its way already
    }

    [Fact]
    public async Task Without_a_code_or_with_a_wrong_one_it_stays_and_tries_are_counted()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();
        await s.Send(Ask(s, address));
        var wrong = s.Phones.Code == "000000" ? "000001" : "000000";

        await s.Send(Delete(s, address, null, "d-0"));
        for (var attempt = 1; attempt <= 5; attempt++)
            await s.Send(Delete(s, address, wrong, $"d-{attempt}"));
        await s.Send(Delete(s, address, s.Phones.Code, "d-6"));

        Assert.Equal(
            ["CodeRequired", .. Enumerable.Repeat("CodeInvalid", 6)],
            s.W.Published<EmailDeletionRefused>().Select(refused => refused.Reasons[0].Code));
        Assert.Equal(EmailAddressStatus.Verified, (await s.Address(address)).Status);
    }

    [Fact]
    public async Task A_code_that_is_too_old_does_not_count()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();
        await s.Send(Ask(s, address));
        s.W.Clock.Advance(TimeSpan.FromMinutes(10));

        await s.Send(Delete(s, address, s.Phones.Code));

        Assert.Equal("CodeInvalid", Assert.Single(s.W.Published<EmailDeletionRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task A_gateway_that_did_not_answer_gets_the_same_message_again_and_its_code_works()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();
        s.Phones.Next(PhoneAnswer.Later);
        s.Phones.Next(PhoneAnswer.Later);

        await s.Send(Ask(s, address));
        await s.W.AdvanceMachine(TimeSpan.FromMinutes(1));

        Assert.Single(s.W.Published<EmailDeletionCodeSent>());
        await s.Send(Delete(s, address, s.Phones.Code));
        Assert.Single(s.W.Published<EmailAddressDeleted>());
    }

    [Fact]
    public async Task A_phone_that_is_refused_is_told()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();
        s.Phones.Next(PhoneAnswer.Refused);

        await s.Send(Ask(s, address));

        Assert.Equal("PhoneRefused", Assert.Single(s.W.Published<EmailDeletionRefused>()).Reasons[0].Code);
    }

    [Fact]
    public async Task The_codes_of_a_day_are_limited_and_a_repeat_is_not_counted()
    {
        await using var s = await Scene.Start();
        var address = await s.Verified();

        for (var number = 0; number < 11; number++)
        {
            await s.Send(Ask(s, address, $"k-{number}"));
            await s.Send(Ask(s, address, "k-0"));
        }

        Assert.Equal("CodeQuotaUsedUp", Assert.Single(s.W.Published<EmailDeletionRefused>()).Reasons[0].Code);
        Assert.Equal(10, s.Phones.Messages.Count);
    }

    [Fact]
    public async Task What_needs_no_code_or_cannot_have_one_is_told()
    {
        await using var s = await Scene.Start();
        s.Phones.IsOffered = false;
        await s.Send(s.Request());
        var waiting = s.W.Published<EmailVerificationAccepted>()[0].AddressId;
        await s.Send(Ask(s, waiting, "k-1"));
        await s.Send(Ask(s, "a-" + new string('q', 26), "k-2"));
        await s.Send(s.Confirm(waiting, s.Mail.Last.Token));
        await s.Send(Ask(s, waiting, "k-3"));

        Assert.Equal(
            ["CodeNotNeeded", "AddressUnknown", "PhoneCodesNotOffered"],
            s.W.Published<EmailDeletionRefused>().Select(refused => refused.Reasons[0].Code));
    }

    [Fact]
    public async Task An_address_that_was_never_verified_goes_without_a_code_and_its_link_is_dead()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Request());
        var address = s.W.Published<EmailVerificationAccepted>()[0].AddressId;

        await s.Send(Delete(s, address, null));
        await s.Send(s.Confirm(address, s.Mail.Last.Token));

        Assert.Single(s.W.Published<EmailAddressDeleted>());
        Assert.Single(s.W.Published<EmailConfirmationRefused>());
        Assert.Empty(s.W.Published<EmailVerificationReopened>());
    }

    private static RequestEmailDeletion Ask(Scene s, string address, string requestId = "k-1") => new()
    {
        Account = Scene.Account,
        RequestId = requestId,
        IssuedAt = s.W.Clock.GetUtcNow(),
        AddressId = address,
    };

    private static DeleteEmailAddress Delete(Scene s, string address, string? code, string requestId = "d-1") => new()
    {
        Account = Scene.Account,
        RequestId = requestId,
        IssuedAt = s.W.Clock.GetUtcNow(),
        AddressId = address,
        Code = code,
    };
}
