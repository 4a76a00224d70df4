using DomainWorkers.Faults.Ministry;
using DomainWorkers.MiitSimulator;

namespace DomainWorkers.Faults;

/// <summary>Each invariant of the ministry's run is broken once, in evidence that is sound otherwise.</summary>
public sealed class MinistryVerdictTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly ToldDomain Told = new("d-1", "a.cn", "registered", At, new(2027, 11, 21, 16, 0, 0, TimeSpan.Zero), ["ns1.b.cn", "ns2.b.cn"], 2);
    private static readonly StoredDomain Stored = new("d-1", "a.cn", 2, 70, false, false, false, 2, 0);

    private static readonly MinistryEvidence Sound = new(
        new MinistryPlan { Seed = 1, Rounds = 1 }, [Told], [Stored], [new KnownDomain(70, "a.cn", "ns1.b.cn;ns2.b.cn", "2027-11-22")],
        [.. KillPlace.All.Select((place, number) => new MinistryKill(number, place.Name, "w1", 4711, At))],
        [new HeardWord("dw.icp-readiness-changed", "d-1", 2, false), new HeardWord("dw.icp-readiness-changed", "d-1", 1, false)],
        [Accepted(1), Accepted(2), Lost(2), Refused(3, 14), Accepted(2), Accepted(3), Refused(4, 15)], null, false, 3, 0, "");

    [Fact]
    public void Sound_evidence_breaks_nothing() => Assert.Empty(MinistryVerdict.Of(Sound));

    public static TheoryData<string> Invariants => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Invariants))]
    public void What_is_broken_is_named_and_nothing_else(string invariant)
    {
        var found = MinistryVerdict.Of(Broken[invariant]);
        Assert.Equal([invariant], found.Select(violation => violation.Invariant).Distinct());
    }

    private static Dictionary<string, MinistryEvidence> Broken => new()
    {
        ["number-twice"] = Sound with { Ledger = [.. Sound.Ledger, Accepted(3)] },
        ["number-gap"] = Sound with { Ledger = [.. Sound.Ledger, Accepted(5)], LineLast = 5 },
        ["sent-blindly"] = Sound with { Ledger = [.. Sound.Ledger, Refused(3, 14)] },
        ["refused"] = Sound with { Ledger = [.. Sound.Ledger, Refused(4, 7)] },
        ["other-number"] = Sound with { LineLast = 2 },
        ["lost-event"] = Sound with { Stored = [Stored with { Version = 1 }] },
        ["open-report"] = Sound with { Stored = [Stored with { IsPending = true }] },
        ["not-known"] = Sound with { Known = [] },
        ["still-known"] = Sound with { Told = [Told with { Status = "redemption" }] },
        ["other-id"] = Sound with { Stored = [Stored with { MinistryId = 71 }] },
        ["other-content"] = Sound with { Known = [Sound.Known[0] with { NameServers = "ns1.b.cn" }] },
        ["never-told"] = Sound with { Known = [.. Sound.Known, new KnownDomain(72, "b.cn", "", "")] },
        ["lost-word"] = Sound with { Heard = [Sound.Heard[0]] },
        ["outgoing-left"] = Sound with { Stored = [Stored with { Outgoing = 1 }] },
        ["open-file"] = Sound with { LineOpen = true },
        ["stopped-line"] = Sound with { LineStopped = "msg_code 5" },
        ["parked-message"] = Sound with { Parked = 1 },
        ["too-few-kills"] = Sound with { Kills = [.. Sound.Kills.Skip(1)] },
    };

    private static LedgerEntry Accepted(long number) => new("accepted", At, 100001) { Sequence = number };

    private static LedgerEntry Lost(long number) => new("forgotten", At, 100001) { Sequence = number };

    private static LedgerEntry Refused(long number, int code) => new("refused", At, 100001) { Call = "isp_upload", Sequence = number, Code = code };
}
