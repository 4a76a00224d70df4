using DomainWorkers.Contracts.Contacts;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;

namespace DomainWorkers.EmailVerification.Tests.Consumers;

/// <summary>Fifteen days of domains, on the real worker.</summary>
public sealed class DomainClockTests
{
    [Fact]
    public async Task Verified_in_time_is_never_held()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        var set = Assert.Single(s.W.Published<EmailDeadlineSet>());
        Assert.Equal((EmailDeadlineCause.Registered, s.W.Clock.GetUtcNow().AddDays(15)), (set.Because, set.Deadline));
        var mail = Assert.Single(s.Mail.Mails);
        await s.Pass(TimeSpan.FromDays(2));

        await s.Send(s.Confirm(set.AddressId!, mail.Token));
        await s.Pass(TimeSpan.FromDays(30));

        Assert.False(Assert.Single(s.W.Published<EmailDeadlineMet>()).WasHeld);
        Assert.Empty(s.W.Published<PlaceHold>());
        Assert.Single(s.Mail.Mails);
    }

    [Fact]
    public async Task Never_verified_is_reminded_then_held_and_released_by_late_verification()
    {
        await using var s = await Scene.Start();
        var registeredAt = s.W.Clock.GetUtcNow();
        await s.Send(s.Registered('a'));
        await s.Send(s.Registered('b'));

        await s.Pass(TimeSpan.FromDays(14.9));
        Assert.Empty(s.W.Published<PlaceHold>());
        // The first mail, and reminders 10, 5 and 2 days before the end: one each for both domains.
        Assert.Equal(4, s.Mail.Mails.Count);
        Assert.Contains("茶a.cn (xn--a-tea.cn)", s.Mail.Last.Text.Body, StringComparison.Ordinal);
        Assert.Contains("茶b.cn (xn--b-tea.cn)", s.Mail.Last.Text.Body, StringComparison.Ordinal);

        await s.Pass(TimeSpan.FromDays(1));
        Assert.Equal([Scene.DomainId('a'), Scene.DomainId('b')], s.W.Published<PlaceHold>().Select(hold => hold.DomainId).Order());
        Assert.All(s.W.Published<PlaceHold>(), hold => Assert.Equal("email", hold.Reason));
        Assert.Equal(registeredAt.AddDays(15), s.W.Published<EmailDeadlineMissed>()[0].Deadline);
        Assert.Equal(5, s.Mail.Mails.Count);
        Assert.Contains("Suspended", s.Mail.Last.Text.Subject, StringComparison.Ordinal);

        await s.Pass(TimeSpan.FromDays(2));
        await s.Send(s.Confirm(s.W.Published<EmailDeadlineSet>()[0].AddressId!, s.Mail.Last.Token));

        Assert.Equal(2, s.W.Published<ReleaseHold>().Count);
        Assert.All(s.W.Published<ReleaseHold>(), release =>
            Assert.True(release.Revision > s.W.Published<PlaceHold>().Single(hold => hold.DomainId == release.DomainId).Revision));
        Assert.All(s.W.Published<EmailDeadlineMet>(), met => Assert.True(met.WasHeld));
    }

    [Fact]
    public async Task A_domain_of_a_verified_registrant_has_met_its_duty_at_once()
    {
        await using var s = await Scene.Start();
        await s.Verified();

        await s.Send(s.Registered('a'));
        await s.Pass(TimeSpan.FromDays(20));

        Assert.Single(s.W.Published<EmailDeadlineMet>());
        Assert.Empty(s.W.Published<EmailDeadlineSet>());
        Assert.Empty(s.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task The_clock_survives_an_outage_of_any_length_and_a_late_message_counts_from_the_registration()
    {
        await using var s = await Scene.Start();
        var late = s.Registered('b');
        await s.Send(s.Registered('a'));

        // Nobody swept for three weeks, and one event lay in the queue all the time.
        s.W.Clock.Advance(TimeSpan.FromDays(21));
        await s.Send(late);

        Assert.Equal(2, s.W.Published<PlaceHold>().Count);
        Assert.All(s.W.Published<EmailDeadlineMissed>(), missed => Assert.Equal(late.At.AddDays(15), missed.Deadline));
        // Superseded reminders collapse: one mail at the beginning, one that tells of the hold.
        Assert.Equal(2, s.Mail.Mails.Count);
    }

    [Fact]
    public async Task A_transfer_in_starts_the_clock_and_events_that_come_again_do_not()
    {
        await using var s = await Scene.Start();
        var transferred = new DomainTransferredIn { Account = Scene.Account, At = s.W.Clock.GetUtcNow(), Domain = s.Record('a') with { RegisteredAt = s.W.Clock.GetUtcNow().AddYears(-3) } };
        await s.Send(transferred);
        await s.Pass(TimeSpan.FromDays(10));

        await s.Send(transferred);
        await s.Send(new DomainAnnounced { Account = Scene.Account, RequestId = "a-1", At = s.W.Clock.GetUtcNow(), Domain = transferred.Domain });
        await s.Pass(TimeSpan.FromDays(5.1));

        Assert.Equal(EmailDeadlineCause.TransferredIn, Assert.Single(s.W.Published<EmailDeadlineSet>()).Because);
        Assert.Single(s.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task A_change_of_registrant_starts_the_clock_of_the_new_one_and_moves_none_that_runs()
    {
        await using var s = await Scene.Start();
        await Registrants.Store(s.W, "p-silk", "silk@tea.example");
        await s.Verified();
        await s.Send(s.Registered('a'));
        await s.Send(s.Registered('b', "p-silk"));
        await s.Pass(TimeSpan.FromDays(10));
        RegistrantChanged Changed(char letter) => new()
        {
            Account = Scene.Account,
            OrderId = $"o-{letter}-2",
            At = s.W.Clock.GetUtcNow(),
            PreviousProfileId = letter == 'a' ? Scene.Profile : "p-silk",
            Domain = s.Record(letter, "p-silk", version: 2),
        };

        await s.Send(Changed('a'));
        await s.Send(Changed('b'));

        var sets = s.W.Published<EmailDeadlineSet>().ToDictionary(set => set.DomainId);
        Assert.Equal((EmailDeadlineCause.RegistrantChanged, s.W.Clock.GetUtcNow().AddDays(15)), (sets[Scene.DomainId('a')].Because, sets[Scene.DomainId('a')].Deadline));
        Assert.Equal(s.W.Clock.GetUtcNow().AddDays(5), sets[Scene.DomainId('b')].Deadline);
        await s.Pass(TimeSpan.FromDays(5));
        Assert.Equal(Scene.DomainId('b'), Assert.Single(s.W.Published<PlaceHold>()).DomainId);
    }

    [Fact]
    public async Task A_deleted_domain_is_left_alone_until_it_is_restored()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Send(new DomainDeleted { Account = Scene.Account, OrderId = "o-9", At = s.W.Clock.GetUtcNow(), Domain = s.Record('a', version: 2, status: DomainStatus.Redemption) });
        await s.Pass(TimeSpan.FromDays(20));
        Assert.Empty(s.W.Published<PlaceHold>());

        await s.Send(new DomainRestored { Account = Scene.Account, OrderId = "o-10", At = s.W.Clock.GetUtcNow(), Domain = s.Record('a', version: 3) });

        Assert.Single(s.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task Old_domains_that_are_announced_have_no_open_duty()
    {
        await using var s = await Scene.Start();
        var old = s.Record('a') with { RegisteredAt = s.W.Clock.GetUtcNow().AddYears(-3) };

        await s.Send(new DomainAnnounced { Account = Scene.Account, RequestId = "a-1", At = s.W.Clock.GetUtcNow(), Domain = old });
        await s.Send(new DomainAdopted { Account = Scene.Account, OrderId = "o-1", At = s.W.Clock.GetUtcNow(), Domain = s.Record('b') with { RegisteredAt = old.RegisteredAt } });
        await s.Pass(TimeSpan.FromDays(20));

        Assert.Empty(s.W.Published<EmailDeadlineSet>());
        Assert.Empty(s.Mail.Mails);
    }

    [Fact]
    public async Task A_record_that_overtakes_the_registration_does_not_swallow_its_duty()
    {
        await using var s = await Scene.Start();
        var registered = s.Registered('a');
        await s.Send(new DomainSynchronised { Account = Scene.Account, At = s.W.Clock.GetUtcNow(), Changed = [], Domain = registered.Domain with { Version = 2 } });
        await s.Send(registered);
        await s.Pass(TimeSpan.FromDays(15));

        Assert.Single(s.W.Published<EmailDeadlineSet>());
        Assert.Single(s.W.Published<PlaceHold>());
    }

    [Fact]
    public async Task A_domain_that_is_gone_is_neither_reminded_nor_held()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Send(s.Registered('b'));
        await s.Send(new DomainDeleted { Account = Scene.Account, OrderId = "o-9", At = s.W.Clock.GetUtcNow(), Domain = s.Record('a', version: 2, status: DomainStatus.Ended) });
        await s.Send(new DomainTransferredOut { Account = Scene.Account, At = s.W.Clock.GetUtcNow(), Domain = s.Record('b', version: 2, status: DomainStatus.Ended) });

        await s.Pass(TimeSpan.FromDays(20));

        Assert.Empty(s.W.Published<PlaceHold>());
        Assert.Single(s.Mail.Mails);
    }

    [Fact]
    public async Task A_corrected_address_in_the_profile_is_what_counts_and_does_not_move_the_end()
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Pass(TimeSpan.FromDays(3));
        await Registrants.Store(s.W, Scene.Profile, "corrected@tea.example");

        await s.Send(s.Request());
        Assert.Equal("corrected@tea.example", s.Mail.Last.To);
        await s.Pass(TimeSpan.FromDays(12));
        Assert.Single(s.W.Published<PlaceHold>());

        var corrected = s.W.Published<EmailVerificationAccepted>()[0].AddressId;
        await s.Send(s.Confirm(corrected, s.Mail.Last.Token));
        Assert.Single(s.W.Published<ReleaseHold>());
    }

    [Fact]
    public async Task Another_address_in_the_profile_of_a_verified_registrant_opens_the_duty_again()
    {
        await using var s = await Scene.Start();
        await s.Verified();
        await s.Send(s.Registered('a'));
        await s.Pass(TimeSpan.FromDays(100));
        var changedAt = s.W.Clock.GetUtcNow();
        await Registrants.Store(s.W, Scene.Profile, "other@tea.example");

        await s.Send(s.Request());

        var set = Assert.Single(s.W.Published<EmailDeadlineSet>());
        Assert.Equal((EmailDeadlineCause.Reopened, changedAt.AddDays(15)), (set.Because, set.Deadline));
    }

    [Fact]
    public async Task A_thousand_domains_of_one_registrant_are_all_released()
    {
        await using var s = await Scene.Start();
        var ids = Enumerable.Range(0, 1000).Select(number => "d-" + Convert.ToHexStringLower(BitConverter.GetBytes(number)).Replace('0', 'x').Replace('1', 'y').Replace('8', 'w').Replace('9', 'z').PadRight(26, 'q')).ToList();
        var template = s.Registered('a');
        foreach (var id in ids)
            await s.W.Send(template with { OrderId = id, Domain = template.Domain with { Id = id } });
        await s.W.Settled();
        s.W.Clock.Advance(TimeSpan.FromDays(15));
        await s.W.Settled();
        Assert.Equal(1000, s.W.Published<PlaceHold>().Count);

        await s.Send(s.Confirm(s.W.Published<EmailDeadlineSet>()[0].AddressId!, s.Mail.Last.Token));

        Assert.Equal(ids.Order(), s.W.Published<ReleaseHold>().Select(release => release.DomainId).Order());
        Assert.Equal(2, s.Mail.Mails.Count);
    }

    [Theory]
    [InlineData("DomainEnded", 1)]
    [InlineData("RevisionSuperseded", 2)]
    public async Task A_hold_that_was_refused_is_ordered_again_unless_the_domain_is_over(string code, int holds)
    {
        await using var s = await Scene.Start();
        await s.Send(s.Registered('a'));
        await s.Pass(TimeSpan.FromDays(15));
        var hold = Assert.Single(s.W.Published<PlaceHold>());

        await s.Send(new HoldRefused
        {
            Account = Scene.Account,
            At = s.W.Clock.GetUtcNow(),
            DomainId = hold.DomainId,
            Reason = hold.Reason,
            Revision = hold.Revision,
            Release = false,
            Reasons = [new Reason { Code = code, English = "no", Chinese = "否" }],
        });
        await s.Pass(TimeSpan.FromHours(2));

        Assert.Equal(holds, s.W.Published<PlaceHold>().Count);
        Assert.Equal(holds, s.W.Published<PlaceHold>().Select(placed => placed.Revision).Distinct().Count());
    }
}
