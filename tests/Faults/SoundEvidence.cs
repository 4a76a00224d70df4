using DomainWorkers.Faults.Evidence;
using DomainWorkers.RegistrySimulator;

namespace DomainWorkers.Faults;

/// <summary>
/// The evidence of a small run in which everything held: a registration whose answer was lost and found by asking, and a renewal whose
/// worker was killed.
/// </summary>
internal static class SoundEvidence
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static RunEvidence Make() => new(
        new FaultPlan { Seed = 1, Orders = 25, Kills = 1, Lease = TimeSpan.FromSeconds(5), SettleDelay = TimeSpan.FromSeconds(3) },
        [
            new FaultOrder("reg-1", OrderKind.Register, "tea.cn", 2, null) { Published = [new Publication(At(8), "reg-1")] },
            new FaultOrder("ren-1", OrderKind.Renew, "tea.cn", 1, "d-1") { Published = [new Publication(At(17), "ren-1")] },
        ],
        [
            Event("m1", "reg-1", EventKind.Progress, 9) with { Progress = "accepted" },
            Event("m2", "reg-1", EventKind.Progress, 11) with { Progress = "unknown" },
            Event("m3", "reg-1", EventKind.Done, 13) with { DomainId = "d-1", Name = "tea.cn", Years = 2 },
            Event("m4", "ren-1", EventKind.Progress, 18) with { Progress = "accepted" },
            Event("m5", "ren-1", EventKind.Done, 22) with { DomainId = "d-1", Name = "tea.cn", Years = 1 },
        ],
        [
            new KillLine
            {
                Number = 1,
                Instance = "w1",
                ProcessId = 4711,
                ReadyAt = At(17.5),
                At = At(19.5),
                OpenOrders = 1,
                InFlight = [new HeldOperation("ren-1", OrderKind.Renew)],
            },
        ],
        [new WorkerLife("w1", At(1), At(19.5)), new WorkerLife("w2", At(1), null), new WorkerLife("w1", At(21), null)],
        [
            Line(1, "executed", "domain:create", "dw-r-1", 10) with { AnswerSent = false, Years = 2, ExpiresAfter = Start.AddYears(2) },
            Line(2, "query", "domain:info", "dw-r-1-i", 12),
            Line(3, "executed", "domain:renew", "dw-n-1", 20) with
            {
                Years = 1,
                ExpiresBefore = Start.AddYears(2),
                ExpiresAfter = Start.AddYears(3),
            },
        ],
        new StoredState(
            [
                new StoredOperation("acme/register/reg-1", "reg-1", OrderKind.Register, "Done", "m3", IsDue: false, Outgoing: 0),
                new StoredOperation("acme/renew/ren-1", "ren-1", OrderKind.Renew, "Done", "m5", IsDue: false, Outgoing: 0),
            ],
            [new StoredDomain("d-1", "tea.cn", IsOpen: false, Start.AddYears(3), Outgoing: 0)],
            ParkedMessages: 0,
            DeadLetters: 0),
        "");

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static EventLine Event(string messageId, string orderId, EventKind kind, double seconds) => new()
    {
        ReceivedAt = At(seconds + 0.2),
        Exchange = "dw.any",
        MessageId = messageId,
        OrderId = orderId,
        Kind = kind,
        At = At(seconds),
        Sha256 = messageId,
    };

    public static LedgerEntry Line(long sequence, string kind, string command, string clientTransactionId, double seconds) => new()
    {
        Sequence = sequence,
        Kind = kind,
        At = At(seconds),
        MachineAt = At(seconds),
        Account = "faults-rig",
        Session = "s1",
        Command = command,
        ObjectName = "tea.cn",
        ClientTransactionId = clientTransactionId,
        ServerTransactionId = $"sv-{sequence}",
        Code = 1000,
        AnswerSent = true,
    };
}
