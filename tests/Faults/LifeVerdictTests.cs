using DomainWorkers.Faults.Redemption;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults;

/// <summary>Each invariant of the run through the time after expiry is broken once, in evidence that is sound otherwise.</summary>
public sealed class LifeVerdictTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
    private static readonly LivingDomain Redeemed = new("d-1", "a.cn", Fate.Redeemed, At, null);
    private static readonly LivingDomain Lapsed = new("d-2", "b.com.cn", Fate.Lapsed, At, At.AddSeconds(6));
    private static readonly LivingDomain Paid = new("d-3", "c.cn", Fate.Paid, At, At.AddHours(1));
    private static readonly LivingDomain Requested = new("d-4", "d.cn", Fate.Requested, At.AddMinutes(1), null);
    private static readonly StoredLife Life = new("d-1", "Active", false, false, false, 0, 0);
    private static readonly StoredRecord Record = new("d-1", false, At.AddYears(1), 0);

    private static readonly LifeRunEvidence Sound = new(
        new LifePlan { Seed = 1, Domains = 4, Kills = 1 },
        [Redeemed, Lapsed, Paid, Requested],
        [
            Word("dw.domain-deleted", "d-1"), Word("dw.domain-redeemed", "d-1", "renewed"), Word("dw.domain-deleted", "d-2"),
            Word("dw.payment-timed-out", "d-2"), Word("dw.domain-released", "d-2"), Word("dw.domain-renewed", "d-3"), Word("dw.deletion-scheduled", "d-4"),
            Word("dw.payment-noted", "d-2", "protected"), Word("dw.payment-noted", "d-3", "protected"), Word("dw.domain-deleted", "d-4"), Word("dw.domain-redeemed", "d-4", "unrenewed"), Word("dw.domain-redeemed", "d-4", "unrenewed"),
        ],
        [
            Done("a.cn", "domain:delete", 5), Done("a.cn", "domain:restore-request", 6), Done("a.cn", "domain:restore-report", 7), Year("a.cn", 8),
            Done("b.com.cn", "domain:delete", 9), Done("b.com.cn", "purge", 20) with { Kind = "registry" }, Year("c.cn", 4),
            Done("d.cn", "domain:delete", 5), Done("d.cn", "domain:restore-request", 6), Year("d.cn", 7) with { Command = "domain:restore-report", Years = null },
        ],
        [Life, Life with { Id = "d-2", Phase = "Released" }, Life with { Id = "d-3" }, Life with { Id = "d-4" }],
        [Record, Record with { Id = "d-3" }, Record with { Id = "d-4" }],
        [new LifeKill(1, "life1", 4711, At, 2)], 0, 0, 0, 0);

    [Fact]
    public void Sound_evidence_breaks_nothing() => Assert.Empty(LifeVerdict.Of(Sound));

    public static TheoryData<string> Invariants => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Invariants))]
    public void What_is_broken_is_named_and_nothing_else(string invariant) =>
        Assert.Equal([invariant], LifeVerdict.Of(Broken[invariant]).Select(violation => violation.Invariant).Distinct());

    private static Dictionary<string, LifeRunEvidence> Broken => new()
    {
        ["deleted-while-paid"] = Sound with { Ledger = [.. Sound.Ledger, Done("c.cn", "domain:delete", 9)] },
        ["deleted-early"] = With(Done("a.cn", "domain:delete", -1), 0),
        ["deleted-twice"] = Sound with { Ledger = [.. Sound.Ledger, Done("a.cn", "domain:delete", 9)] },
        ["not-deleted"] = Without(0),
        ["restored-twice"] = Sound with { Ledger = [.. Sound.Ledger, Done("a.cn", "domain:restore-request", 9)] },
        ["restored-unasked"] = Sound with { Ledger = [.. Sound.Ledger, Done("c.cn", "domain:restore-request", 9)] },
        ["not-restored"] = Without(1),
        ["renewed-twice"] = Sound with { Ledger = [.. Sound.Ledger, Year("c.cn", 9)] },
        ["not-renewed"] = With(Year("a.cn", 8) with { Years = 0 }, 3),
        ["lost-word"] = Sound with { Heard = [.. Sound.Heard.Skip(1)] },
        ["told-twice"] = Sound with { Heard = [.. Sound.Heard, Word("dw.domain-redeemed", "d-1") with { MessageId = "other" }] },
        ["told-wrongly"] = Sound with { Heard = [.. Sound.Heard, Word("dw.domain-released", "d-3")] },
        ["refused-order"] = Sound with { Heard = [.. Sound.Heard, Word("dw.redemption-refused", "d-1")] },
        ["other-end"] = Sound with { Lives = [.. Sound.Lives.Skip(1)] },
        ["other-registry"] = Sound with { Ledger = [.. Sound.Ledger, Done("c.cn", "purge", 9) with { Kind = "registry" }] },
        ["other-expiry"] = Sound with { Records = [Record with { ExpiresAt = At }, .. Sound.Records.Skip(1)] },
        ["stuck-life"] = Sound with { Lives = [Life with { IsOverdue = true }, .. Sound.Lives.Skip(1)] },
        ["outgoing-left"] = Sound with { Lives = [Life with { Outgoing = 1 }, .. Sound.Lives.Skip(1)] },
        ["open-domain"] = Sound with { Records = [Record with { IsOpen = true }, .. Sound.Records.Skip(1)] },
        ["unanswered-order"] = Sound with { UnansweredOrders = 1 },
        ["open-operation"] = Sound with { OpenOperations = 1 },
        ["parked-message"] = Sound with { DeadLetters = 1 },
        ["changed-message"] = Sound with { Heard = [.. Sound.Heard, Sound.Heard[0] with { Sha256 = "y" }] },
        ["too-few-kills"] = Sound with { Plan = Sound.Plan with { Kills = 2 } },
        ["too-few-hits"] = Sound with { Kills = [Sound.Kills[0] with { UnderWay = 0 }] },
        ["unprotected-payment"] = Sound with { Heard = [.. Sound.Heard.Where(word => word is not { Exchange: "dw.payment-noted", DomainId: "d-3" })] },
        ["too-few-domains"] = Sound with { Plan = Sound.Plan with { Domains = 5 } },
    };

    private static LifeRunEvidence With(LedgerEntry entry, int place) =>
        Sound with { Ledger = [.. Sound.Ledger.Take(place), entry, .. Sound.Ledger.Skip(place + 1)] };

    private static LifeRunEvidence Without(int place) => Sound with { Ledger = [.. Sound.Ledger.Take(place), .. Sound.Ledger.Skip(place + 1)] };

    private static LifeWord Word(string exchange, string domainId, string? word = null) => new(exchange, $"{exchange} {domainId}", "x", domainId, word);

    private static LedgerEntry Done(string name, string command, int second) => new()
    {
        Sequence = 1, Kind = "executed", At = At.AddSeconds(second), MachineAt = At, Account = "a", Session = "s", Command = command, ObjectName = name,
        ServerTransactionId = "t", Code = 1000, AnswerSent = true,
    };

    private static LedgerEntry Year(string name, int second) => Done(name, "domain:renew", second) with { Years = 1, ExpiresAfter = At.AddYears(1) };
}
