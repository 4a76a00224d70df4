using System.Text.Json;
using DomainWorkers.Faults.Evidence;
using DomainWorkers.Faults.Verdict;
using DomainWorkers.RegistrySimulator;
using static DomainWorkers.Faults.SoundEvidence;

namespace DomainWorkers.Faults;

/// <summary>Each invariant is broken once, in evidence that is sound otherwise: both countings must name it, and the subject that shows it.</summary>
public sealed class VerdictTests
{
    private static readonly Dictionary<string, (string Subject, Func<RunEvidence, RunEvidence> Break)> Breaches = new()
    {
        [Invariants.LostOrder] = ("ren-1", run => Without(run, "m4", "m5") with
        {
            Stored = run.Stored with { Operations = [.. run.Stored.Operations.Take(1)] },
        }),
        [Invariants.UnendedOrder] = ("ren-1", run => Stored(Without(run, "m5"), operation => operation with { AnswerId = null })),
        [Invariants.LostEvent] = ("ren-1", run => Without(run, "m5")),
        [Invariants.TwoAnswers] = ("ren-1", run => Also(run, Event("m6", "ren-1", EventKind.Done, 23))),
        [Invariants.ChangedMessage] = ("ren-1", run => Also(run, run.Events[^1] with { Sha256 = "other" })),
        [Invariants.RefusedOrder] = ("ren-1", run => Also(Without(run, "m5"), run.Events[^1] with { Kind = EventKind.Refused })),
        [Invariants.RejectedOrder] = ("ren-1", run => Also(run, Event("m6", "ren-1", EventKind.Rejected, 18))),
        [Invariants.NotExecuted] = ("ren-1", run => run with { Ledger = [.. run.Ledger.Take(2)] }),
        [Invariants.DoubledCreate] = ("reg-1", run => Also(run, Line(4, "executed", "domain:create", "dw-x-1", 24) with { Years = 2 })),
        [Invariants.DoubledYears] = ("ren-1", run => Also(run, run.Ledger[2] with { Sequence = 4, ClientTransactionId = "dw-x-1" })),
        [Invariants.OtherYears] = ("reg-1", run => Ledger(run, 0, line => line with { Years = 3 })),
        [Invariants.Unordered] = ("tea.cn", run => Also(run, Line(4, "executed", "domain:delete", "dw-x-1", 24))),
        [Invariants.OtherExpiry] = ("tea.cn", run => Domain(run, domain => domain with { ExpiresAt = domain.ExpiresAt!.Value.AddYears(1) })),
        [Invariants.OutgoingLeft] = ("tea.cn", run => Domain(run, domain => domain with { Outgoing = 1 })),
        [Invariants.DomainOpen] = ("tea.cn", run => Domain(run, domain => domain with { IsOpen = true })),
        [Invariants.ParkedMessage] = (Violation.Run, run => run with { Stored = run.Stored with { ParkedMessages = 1 } }),
        [Invariants.DeadLetter] = (Violation.Run, run => run with { Stored = run.Stored with { DeadLetters = 1 } }),
        [Invariants.UnknownUnseen] = ("reg-1", run => Without(run, "m2")),
        [Invariants.SettledLate] = ("reg-1", run => Also(Without(run, "m3"), run.Events[2] with { At = At(11.001 + 38) })),
        [Invariants.SentBlindly] = ("reg-1", run => run with
        {
            Ledger =
            [
                run.Ledger[0],
                Line(2, "refused", "domain:create", "dw-r-2", 11),
                run.Ledger[1] with { Sequence = 3 },
                run.Ledger[2] with { Sequence = 4 },
            ],
        }),
        [Invariants.TooFewKills] = (Violation.Run, run => run with { Kills = [] }),
        [Invariants.KillTooSoon] = (Violation.Run, run => Kill(run, kill => kill with { ReadyAt = At(19) })),
        [Invariants.KillWithoutOrders] = (Violation.Run, run => Kill(run, kill => kill with { OpenOrders = 0 })),
        [Invariants.TooFewHits] = (Violation.Run, run => Kill(run, kill => kill with { InFlight = [] })),
        [Invariants.TooFewLost] = (Violation.Run, run => Ledger(run, 0, line => line with { AnswerSent = true })),
        [Invariants.TooFewSettled] = (Violation.Run, run => Without(run, "m2")),
    };

    public static TheoryData<string> Broken => [.. Breaches.Keys];

    [Fact]
    public async Task Sound_evidence_holds() => Assert.Empty((await Both(Make())).Violations);

    [Theory, MemberData(nameof(Broken))]
    public async Task Both_countings_name_what_is_broken(string invariant)
    {
        var (subject, breach) = Breaches[invariant];

        var judgement = await Both(breach(Make()));

        Assert.Contains(new Violation(invariant, subject), judgement.Violations);
    }

    [Fact]
    public async Task Time_in_which_every_worker_was_dead_does_not_count()
    {
        var late = Breaches[Invariants.SettledLate].Break(Make());

        var judgement = await Both(late with { Lives = [new("w1", At(1), At(19)), new("w2", At(1), At(20)), new("w2", At(25), null)] });

        Assert.False(judgement.Found(Invariants.SettledLate));
    }

    [Fact]
    public void Every_invariant_is_broken_once() => Assert.Equal(
        typeof(Invariants).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(),
        Breaches.Keys.Order());

    private static async Task<Judgement> Both(RunEvidence evidence)
    {
        var path = Directory.CreateTempSubdirectory("domainworkers-evidence-").FullName;
        try
        {
            using (var folder = EvidenceFolder.Create(path))
            {
                foreach (var line in evidence.Events)
                    folder.Add(line);
                foreach (var line in evidence.Kills)
                    folder.Add(line);
                folder.Close(evidence.Plan, evidence.Orders, evidence.Lives, evidence.Stored);
                await File.WriteAllLinesAsync(folder.File("ledger.jsonl"),
                    evidence.Ledger.Select(line => JsonSerializer.Serialize(line, JsonSerializerOptions.Web)));
            }

            var judgement = Judgement.Of(evidence);
            (await Recount.Of(path, TestContext.Current.CancellationToken)).MustAgreeWith(judgement);
            return judgement;
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static RunEvidence Without(RunEvidence run, params string[] messages) =>
        run with { Events = [.. run.Events.Where(line => !messages.Contains(line.MessageId))] };

    private static RunEvidence Also(RunEvidence run, EventLine line) => run with { Events = [.. run.Events, line] };

    private static RunEvidence Also(RunEvidence run, LedgerEntry line) => run with { Ledger = [.. run.Ledger, line] };

    private static RunEvidence Ledger(RunEvidence run, int place, Func<LedgerEntry, LedgerEntry> change) =>
        run with { Ledger = [.. run.Ledger.Select((line, i) => i == place ? change(line) : line)] };

    private static RunEvidence Kill(RunEvidence run, Func<KillLine, KillLine> change) => run with { Kills = [.. run.Kills.Select(change)] };

    private static RunEvidence Domain(RunEvidence run, Func<StoredDomain, StoredDomain> change) =>
        run with { Stored = run.Stored with { Domains = [.. run.Stored.Domains.Select(change)] } };

    private static RunEvidence Stored(RunEvidence run, Func<StoredOperation, StoredOperation> last) => run with
    {
        Stored = run.Stored with { Operations = [.. run.Stored.Operations.SkipLast(1), last(run.Stored.Operations[^1])] },
    };
}
