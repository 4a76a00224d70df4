using DomainWorkers.Faults.Reminders;
using DomainWorkers.Faults.Rig;

namespace DomainWorkers.Faults;

/// <summary>Each invariant of the reminders' run is broken once, in evidence that is sound otherwise.</summary>
public sealed class ReminderVerdictTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
    private static readonly TakenMail Mail = new(At, "dw-1@m", "a@b.cn", "s", "a.cn expires");
    private static readonly StoredNotice Notice = new("d-1/n", "d-1", "ExpiresIn45Days", "Sent", "dw-1@m", false, false, 0);
    private static readonly StoredNotice Skip = new("d-1/s", "d-1", "ExpiresIn60Days", "Skipped", null, false, false, 0);
    private static readonly HeardNotice Told = new(ReminderVerdict.Sent, "m1", "x", "d-1", "ExpiresIn45Days");
    private static readonly HeardNotice ToldSkip = new(ReminderVerdict.Skipped, "m2", "x", "d-1", "ExpiresIn60Days");
    private static readonly ReminderKill Kill = new(1, "w1", 4711, At.AddSeconds(1), ["d-1/n"]);

    private static readonly ReminderEvidence Sound = new(
        new ReminderPlan { Seed = 1, Domains = 1, Kills = 1 },
        [new RemindedDomain("d-1", "a.cn", At.AddDays(37), "ExpiresIn45Days", ["ExpiresIn60Days"])],
        [Mail, Mail with { At = At.AddSeconds(40) }], [Told, ToldSkip, Told], [Notice, Skip], [Kill], 0, 0, 0);

    [Fact]
    public void A_repeat_under_the_same_id_after_a_kill_breaks_nothing()
    {
        Assert.Empty(ReminderVerdict.Of(Sound));
        Assert.Equal(1, ReminderVerdict.Repeats(Sound));
    }

    public static TheoryData<string> Invariants => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Invariants))]
    public void What_is_broken_is_named_and_nothing_else(string invariant) =>
        Assert.Equal([invariant], ReminderVerdict.Of(Broken[invariant]).Select(violation => violation.Invariant).Distinct());

    private static Dictionary<string, ReminderEvidence> Broken => new()
    {
        ["missing-notice"] = Sound with { Mails = [] },
        ["notice-twice"] = Sound with { Mails = [Mail, Mail with { MessageId = "dw-2@m" }] },
        ["needless-repeat"] = Sound with { Kills = [Kill with { Held = ["d-2/n"] }] },
        ["foreign-mail"] = Sound with { Mails = [Mail, Mail with { MessageId = "dw-2@m", Body = "b.cn" }] },
        ["other-stage"] = Sound with { Stored = [Notice with { Stage = "ExpiresIn30Days" }, Skip] },
        ["other-mail"] = Sound with { Mails = [Mail], Stored = [Notice with { MessageId = "dw-3@m" }, Skip] },
        ["other-skips"] = Sound with { Stored = [Notice] },
        ["lost-word"] = Sound with { Heard = [Told] },
        ["told-twice"] = Sound with { Heard = [Told, ToldSkip, Told with { MessageId = "m3" }] },
        ["changed-message"] = Sound with { Heard = [Told, ToldSkip, Told with { Sha256 = "y" }] },
        ["open-notice"] = Sound with { Stored = [Notice with { IsDue = true }, Skip] },
        ["outgoing-left"] = Sound with { Stored = [Notice with { Outgoing = 1 }, Skip] },
        ["open-plan"] = Sound with { OpenPlans = 1 },
        ["parked-message"] = Sound with { Parked = 1 },
        ["too-few-kills"] = Sound with { Mails = [Mail], Plan = Sound.Plan with { Kills = 2 } },
        ["too-few-hits"] = Sound with { Mails = [Mail], Kills = [Kill with { Held = [] }] },
    };
}
